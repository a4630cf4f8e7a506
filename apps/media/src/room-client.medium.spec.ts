import type { RoomState, RoomStats } from '../../web/src/room/client/index.js';
