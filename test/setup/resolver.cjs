const path = require('node:path');

const outside = `${path.sep}node_modules${path.sep}`;

/** Sources import './x.js', as Node wants it after the build; under jest the file on disk is './x.ts'. */
function sync(request, options) {
  const isOurs = /^\.{1,2}\/.*\.js$/.test(request) && !options.basedir.includes(outside);
  if (isOurs) {
    for (const extension of ['.ts', '.tsx']) {
      try {
        return options.defaultResolver(request.replace(/\.js$/, extension), options);
      } catch {
        // not this one
      }
    }
  }
  return options.defaultResolver(request, options);
}

module.exports = { sync, async: async (request, options) => sync(request, options) };
