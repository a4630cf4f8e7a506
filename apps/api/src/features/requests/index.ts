export * from './requests.module.js';
export * from './upload/upload.entity.js';
