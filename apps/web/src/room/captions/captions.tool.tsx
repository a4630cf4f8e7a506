import { FontSizeOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client';
import { useLocale } from '../../language/language';
import { Tool } from '../live/room-toolbar';
import type { Captions } from './captions';

/** @param track nothing while this person is not to be heard */
export function useOwnCaptions(captions: Captions, track: MediaStreamTrack | undefined): void {
  const language = useLocale();
  useEffect(() => {
    captions.hear(track && { track, language });
    return () => captions.hear(undefined);
  }, [captions, track, language]);
}

/** Hidden where the installation has nothing that turns speech into text. */
export function CaptionsTool({ captions }: { readonly captions: Captions }) {
  const { t } = useTranslation();
  const { isOn } = useSyncExternalStore(captions.subscribe, captions.view);
  const { data } = useQuery({
    queryKey: ['installation'],
    queryFn: () => call('getInstallation'),
    staleTime: Infinity,
  });
  if (!data?.captionsUrl) return null;
  return (
    <Tool
      icon={<FontSizeOutlined />}
      label={t('room.captions.toggle')}
      isPressed={isOn}
      onClick={() => captions.setOn(!isOn)}
      testId="room-captions"
    />
  );
}
