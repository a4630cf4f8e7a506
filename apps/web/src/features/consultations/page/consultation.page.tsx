export const ConsultationPage = () => null;
