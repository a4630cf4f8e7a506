export { InstallationController } from './installation.controller.js';
