import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import { useLocale } from '../language/language';
import { lightTheme } from '../theme';

/** A modal dialog lies above everything: what drops down inside it has to live inside it. */
const popupContainer = (trigger?: HTMLElement): HTMLElement => trigger?.closest('dialog') ?? document.body;

/** Theme and words of the component library, around the parts that use it: pages without it never load it. */
export function ComponentFrame({ children }: { readonly children: ReactNode }) {
  const locale = useLocale();
  return (
    <ConfigProvider
      theme={lightTheme}
      locale={locale === 'zh-CN' ? zhCN : enUS}
      getPopupContainer={popupContainer}
    >
      {children}
    </ConfigProvider>
  );
}
