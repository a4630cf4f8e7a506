import type { ThemeConfig } from 'antd';

/**
 * The look of the product, in one place: white and cool grey surfaces, one blue for action, other colours
 * for clocks and states alone. All text pairs meet WCAG AA (4.5:1).
 */
export const palette = {
  action: '#1f5fbf',
  actionSoft: '#e9f0fb',
  surface: '#ffffff',
  ground: '#f3f5f8',
  line: '#dde3ea',
  text: '#1b2733',
  textSoft: '#566575',
  calm: '#566575',
  calmSoft: '#eef1f5',
  success: '#217346',
  successSoft: '#e8f5ed',
  warning: '#8a5200',
  warningSoft: '#fff3dc',
  danger: '#b3261e',
  dangerSoft: '#fdecea',
  room: '#12181f',
  roomPanel: '#1d2630',
  roomLine: '#35424f',
  roomText: '#eef3f8',
  roomTextSoft: '#a9b7c6',
  speaking: '#5fd08a',
} as const;

export const fontFamily =
  '-apple-system, BlinkMacSystemFont, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif';

export const lightTheme: ThemeConfig = {
  token: {
    colorPrimary: palette.action,
    colorInfo: palette.action,
    colorLink: palette.action,
    colorSuccess: palette.success,
    colorWarning: palette.warning,
    colorError: palette.danger,
    colorText: palette.text,
    colorTextSecondary: palette.textSoft,
    colorTextDescription: palette.textSoft,
    colorTextPlaceholder: '#6b7a8a',
    colorBgLayout: palette.ground,
    colorBorder: '#c3ccd6',
    colorBorderSecondary: palette.line,
    borderRadius: 6,
    fontSize: 14,
    fontFamily,
    wireframe: false,
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.16s',
  },
  components: {
    Layout: { headerBg: palette.surface, siderBg: palette.surface, bodyBg: palette.ground },
    Table: { headerBg: '#f7f9fb', cellPaddingBlockMD: 10 },
    Menu: { itemBorderRadius: 6 },
  },
};

const cssName = (name: string) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** Gives the palette to the style sheets, so that none of them names a colour of its own. */
export function applyPalette(target: HTMLElement): void {
  for (const [name, colour] of Object.entries(palette)) target.style.setProperty(cssName(name), colour);
  target.style.setProperty('--font-family', fontFamily);
}
