export const RoomPage = () => null;
