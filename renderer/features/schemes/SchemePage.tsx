import { Button } from 'antd';
import type { Navigate } from '#renderer/api/route.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { PageFrame, PageHead } from '#renderer/ui/PageHead.tsx';
import type { OfficeView } from '#shared/contract/office.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { schemesWords as words } from '#shared/i18n/zh-cn/schemes.ts';
import { FrozenScheme } from './FrozenScheme.tsx';
import { SchemeEditor } from './SchemeEditor.tsx';
import './schemes.css';

interface Props {
  readonly id: string;
  readonly navigate: Navigate;
  readonly office: OfficeView;
}

/** One task: a draft is edited, everything later is only looked at. */
export const SchemePage = ({ id, navigate, office }: Props) => {
  const scheme = useQuery('schemes.get', { id });
  if (scheme.at === 'ready') {
    const { value } = scheme;
    return value.state === 'draft' ? (
      <SchemeEditor key={value.id} scheme={value} role={office.role} navigate={navigate} />
    ) : (
      <FrozenScheme scheme={value} navigate={navigate} />
    );
  }
  return (
    <PageFrame head={<PageHead title={words.title} />}>
      {scheme.at === 'failed' ? (
        <ErrorNotice
          text={errorSentence(scheme.error)}
          action={
            <Button
              onClick={() => {
                navigate({ page: 'schemes' });
              }}
            >
              {words.backToList}
            </Button>
          }
        />
      ) : null}
    </PageFrame>
  );
};
