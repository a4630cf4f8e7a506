import type { ThemeConfig } from 'antd';

/**
 * The look of the product, in one place: white and cool grey surfaces, one blue for action, other colours
 * for clocks and states alone. All text pairs meet WCAG AA (4.5:1).
 */
export const palette = {
  action: '#1f5fbf',
  actionStrong: '#1f5fbf',
  onAction: '#ffffff',
  actionSoft: '#e9f0fb',
  surface: '#ffffff',
  ground: '#f3f5f8',
  line: '#dde3ea',
  lineStrong: '#8593a1',
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
  speaking: '#1d8a4e',
} as const;

type Palette = Readonly<Record<keyof typeof palette, string>>;

/** The room is dark, so that the faces are what is bright. */
export const roomPalette: Palette = {
  action: '#7fb0f5',
  actionStrong: '#2f6bc4',
  onAction: '#ffffff',
  actionSoft: '#22344d',
  surface: '#1d2630',
  ground: '#12181f',
  line: '#35424f',
  lineStrong: '#66798c',
  text: '#eef3f8',
  textSoft: '#a9b7c6',
  calm: '#b6c2cf',
  calmSoft: '#2a3541',
  success: '#7fd4a2',
  successSoft: '#1b3327',
  warning: '#f0c069',
  warningSoft: '#3a2f17',
  danger: '#ff9d95',
  dangerSoft: '#43201d',
  speaking: '#5fd08a',
};

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
    colorTextPlaceholder: palette.textSoft,
    colorBgLayout: palette.ground,
    colorBorder: palette.lineStrong,
    colorBorderSecondary: palette.line,
    borderRadius: 6,
    fontSize: 14,
    fontFamily,
    controlHeight: 36,
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.16s',
  },
};

const cssName = (name: string) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** The palette as custom properties, so that no style sheet names a colour of its own. */
export const paletteProperties = (colours: Palette): Record<string, string> =>
  Object.fromEntries(Object.entries(colours).map(([name, colour]) => [cssName(name), colour]));

export function applyPalette(target: HTMLElement): void {
  const properties = { ...paletteProperties(palette), '--font-family': fontFamily };
  for (const [name, value] of Object.entries(properties)) target.style.setProperty(name, value);
}
