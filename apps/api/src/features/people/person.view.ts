import type { Person as PersonView } from '@jiedui/contracts';
import type { Person } from './person.entity.js';

export const personView = ({ id, nameZh, nameEn }: Person): PersonView => ({ id, nameZh, nameEn });
