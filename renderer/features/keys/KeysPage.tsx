import { Button } from 'antd';
import type { Navigate } from '#renderer/api/route.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { PageFrame, PageHead } from '#renderer/ui/PageHead.tsx';
import type { OfficeView } from '#shared/contract/office.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { keysWords as words } from '#shared/i18n/zh-cn/keys.ts';
import { CityKeys } from './CityKeys.tsx';
import { CountyKeys } from './CountyKeys.tsx';
import './keys.css';

interface Props {
  readonly navigate: Navigate;
  readonly office: OfficeView;
}

/** 密钥与信任: who this office is to others, and whom it believes. */
export const KeysPage = ({ navigate, office }: Props) => {
  const state = useQuery('keys.state', {});
  const county = office.role === 'county';
  return (
    <PageFrame
      head={
        <PageHead
          title={words.title}
          facts={county ? words.factsCounty : words.factsCity}
          actions={
            county && state.at === 'ready' && state.value.own?.accepted ? (
              <Button
                type="primary"
                onClick={() => {
                  navigate({ page: 'bundles' });
                }}
              >
                {words.toBundles}
              </Button>
            ) : null
          }
        />
      }
    >
      {state.at === 'failed' ? <ErrorNotice text={errorSentence(state.error)} /> : null}
      {state.at === 'ready' && county ? <CountyKeys state={state.value} /> : null}
      {state.at === 'ready' && !county ? <CityKeys state={state.value} navigate={navigate} /> : null}
    </PageFrame>
  );
};
