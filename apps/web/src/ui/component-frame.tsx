import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import { useLocale } from '../language/language';
import { lightTheme } from '../theme';

const button = { autoInsertSpace: false };

/** Theme and words of the component library, around the parts that use it: pages without it never load it. */
export function ComponentFrame({ children }: { readonly children: ReactNode }) {
  const locale = useLocale();
  return (
    <ConfigProvider theme={lightTheme} locale={locale === 'zh-CN' ? zhCN : enUS} button={button}>
      {children}
    </ConfigProvider>
  );
}
