import { DownOutlined } from '@ant-design/icons';
import type { ConfigProviderProps, ThemeConfig } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { createElement } from 'react';

const families = {
  text: '"Microsoft YaHei UI","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC","WenQuanYi Micro Hei",sans-serif',
  code: '"Cascadia Mono",Consolas,"DejaVu Sans Mono","Noto Sans Mono CJK SC",monospace',
};

const accent = '#1F5C99';
/** Under the mouse words get darker: the lighter tones of the library are below 4.5 : 1 on white. */
const accentUnderMouse = '#17497B';
const accentPressed = '#123A61';
const text = '#1B2733';
const secondary = '#4A5A6A';
const tertiary = '#56677A';
const sheetEdge = '#DCE3EA';

/** The same values stand in tokens.css for our own parts. */
const theme: ThemeConfig = {
  cssVar: { key: 'fd' },
  hashed: false,
  token: {
    colorPrimary: accent,
    colorInfo: accent,
    colorLink: accent,
    colorPrimaryHover: accentUnderMouse,
    colorLinkHover: accentUnderMouse,
    colorLinkActive: accentPressed,
    colorError: '#B8232A',
    colorErrorHover: '#96191F',
    colorErrorBg: '#FDF1F1',
    colorErrorBorder: '#DFA5A8',
    colorWarning: '#B26A00',
    colorWarningText: '#8F5600',
    colorWarningBg: '#FFF7E8',
    colorWarningBorder: '#E3C58C',
    colorSuccess: '#1C7145',
    colorText: text,
    colorTextSecondary: secondary,
    colorTextTertiary: tertiary,
    colorTextDescription: tertiary,
    colorTextPlaceholder: '#66778A',
    colorTextDisabled: '#66778A',
    colorBorder: '#8594A4',
    colorBorderSecondary: sheetEdge,
    colorSplit: '#E6EBF0',
    colorBgLayout: '#EEF2F6',
    colorFillAlter: '#F5F7FA',
    controlItemBgActive: '#E3EDF7',
    controlItemBgHover: '#F0F4F8',
    fontSize: 14,
    fontSizeSM: 13,
    fontSizeLG: 16,
    fontSizeHeading4: 18,
    lineHeight: 1.5715,
    borderRadius: 4,
    borderRadiusLG: 6,
    borderRadiusSM: 3,
    controlHeight: 32,
    controlHeightSM: 32,
    controlHeightLG: 40,
    boxShadowTertiary: 'none',
    motion: false,
    fontFamily: families.text,
    fontFamilyCode: families.code,
  },
  components: {
    Button: {
      primaryShadow: 'none',
      defaultShadow: 'none',
      dangerShadow: 'none',
      paddingInline: 14,
      fontWeight: 400,
      defaultBorderColor: '#A9B5C1',
      defaultColor: text,
      defaultHoverBorderColor: accent,
    },
    Table: {
      headerBg: '#F5F7FA',
      headerColor: secondary,
      headerSplitColor: 'transparent',
      rowHoverBg: '#F0F4F8',
      rowSelectedBg: '#E3EDF7',
      cellPaddingBlockSM: 5,
      cellPaddingInlineSM: 10,
      cellFontSizeSM: 14,
      headerBorderRadius: 0,
    },
    Slider: { railSize: 4, handleSize: 12, trackBg: accent, trackHoverBg: accent, railBg: '#CBD5DF', railHoverBg: '#CBD5DF' },
    Tabs: { horizontalItemPadding: '8px 2px', horizontalItemGutter: 24, horizontalMargin: '0' },
    Segmented: { controlHeight: 36, trackBg: '#E6EBF0', itemSelectedColor: accent },
    Tree: { titleHeight: 32, nodeSelectedBg: '#E3EDF7' },
    Tag: { defaultBg: '#F5F7FA', defaultColor: secondary },
  },
};

/** Everything antd's ConfigProvider is given; antd puts no blank between two Chinese characters of a button. */
export const deskConfig: ConfigProviderProps = {
  theme,
  locale: zhCN,
  button: { autoInsertSpace: false },
  wave: { disabled: true },
  // Its own icon is read out by an English name.
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- for all fields at once it has no other name
  select: { suffixIcon: createElement(DownOutlined, { 'aria-hidden': true }) },
};
