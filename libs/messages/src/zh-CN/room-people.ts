export const roomPeople = {
  role: {
    countyDoctor: '县医院医生',
    expert: '会诊专家',
    panelMember: '专家组成员',
    coordinator: '会诊协调员',
    relative: '家属',
    interpreter: '翻译',
  },
};
