import { describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import { type CalendarEvent, invitation, publication } from './calendar-file.js';
import { senderOf } from './sender.js';

const event: CalendarEvent = {
  uid: '01a2030e-7afd-754e-893f-72f82ee149a7@hospital.example',
  number: 'C2026-000003',
  sequence: 0,
  startsAt: new Date('2026-03-29T01:30:00Z'),
  endsAt: new Date('2026-03-29T01:50:00Z'),
  stamp: new Date('2026-03-01T00:00:00Z'),
  url: 'https://hospital.example/consultations/01a2030e-7afd-754e-893f-72f82ee149a7',
  rooms: ['会诊一室'],
  isCancelled: false,
  organizer: { name: 'Jiedui', email: 'no-reply@hospital.example' },
  attendee: { name: '示例专家，乙; "外科"', email: 'expert@hospital.example' },
};

const parsed = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  const component = calendar.getFirstSubcomponent('vevent') as ICAL.Component;
  return { calendar, component, event: new ICAL.Event(component) };
};

describe('an invitation', () => {
  it('is what calendar programs ask of one: method, UID, sequence, times in UTC, who and by whom', () => {
    const { calendar, component, event: read } = parsed(invitation(event, 'zh-CN'));
    expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST');
    expect(read.uid).toBe(event.uid);
    expect(read.sequence).toBe(0);
    expect(read.startDate.toJSDate()).toEqual(event.startsAt);
    expect(read.startDate.zone.tzid).toBe('UTC');
    expect(String(component.getFirstPropertyValue('dtstamp'))).toBe('2026-03-01T00:00:00Z');
    expect(read.organizer).toBe('mailto:no-reply@hospital.example');
    expect(read.attendees.map((one) => String(one.getFirstValue()).toLowerCase())).toEqual([
      'mailto:expert@hospital.example',
    ]);
    expect(read.location).toBe('会诊一室');
    expect(component.getFirstPropertyValue('status')).toBe('CONFIRMED');
  });

  it('is called off under the same UID with a higher number', () => {
    const {
      calendar,
      component,
      event: read,
    } = parsed(invitation({ ...event, sequence: 2, isCancelled: true }, 'en'));
    expect(calendar.getFirstPropertyValue('method')).toBe('CANCEL');
    expect([read.uid, read.sequence]).toEqual([event.uid, 2]);
    expect(component.getFirstPropertyValue('status')).toBe('CANCELLED');
  });

  it('keeps to lines of 75 octets that end in CR LF, also in Chinese', () => {
    const lines = invitation(event, 'zh-CN').trimEnd().split('\r\n');
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(lines.every((line) => !line.includes('\n'))).toBe(true);
  });
});

describe('a published calendar', () => {
  it('holds all events, or none, and invites nobody', () => {
    const { organizer: _, attendee: __, ...own } = event;
    const { calendar } = parsed(publication([own, { ...own, uid: 'other@hospital.example' }], 'en'));
    expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH');
    expect(calendar.getAllSubcomponents('vevent')).toHaveLength(2);
    expect(ICAL.parse(publication([], 'zh-CN'))[0]).toBe('vcalendar');
  });
});

describe('the sender', () => {
  it('is read from a name with an address, or from an address alone', () => {
    expect(senderOf('"Jiedui" <no-reply@a.example>')).toEqual({
      name: 'Jiedui',
      email: 'no-reply@a.example',
    });
    expect(senderOf('no-reply@a.example')).toEqual({
      name: 'no-reply@a.example',
      email: 'no-reply@a.example',
    });
  });
});
