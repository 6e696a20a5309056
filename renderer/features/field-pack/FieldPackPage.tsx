import { Button } from 'antd';
import { useState } from 'react';
import type { Navigate } from '#renderer/api/route.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { PageFrame, PageHead } from '#renderer/ui/PageHead.tsx';
import type { DrawDetail } from '#shared/contract/draws.ts';
import type { FieldCarrier } from '#shared/contract/field-pack.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { fieldBundleWords } from '#shared/i18n/zh-cn/field-bundle.ts';
import { fieldPackWords as words } from '#shared/i18n/zh-cn/field-pack.ts';
import { CarrierList } from './CarrierList.tsx';
import './field-pack.css';
import { FieldPapers } from './FieldPapers.tsx';
import { VisitOrder } from './VisitOrder.tsx';

interface Props {
  readonly serial: string;
  readonly navigate: Navigate;
}

/** 派发与现场资料包 (UX 8, screen 9): who carries which sheets, in which order, and the papers. */
export const FieldPackPage = ({ serial, navigate }: Props) => {
  const draw = useQuery('draws.get', { serial });
  const carriers = useQuery('fieldPack.carriers', { serial });
  const field = useQuery('bundles.field', {});
  const borrowed = field.at === 'ready' && field.value.borrowed.some((task) => task.serial === serial);
  const failed = draw.at === 'failed' ? draw.error : carriers.at === 'failed' ? carriers.error : null;
  return (
    <PageFrame
      bleed
      head={
        <PageHead
          title={words.title}
          facts={
            <>
              <span className="one-line">{draw.at === 'ready' ? draw.value.schemeName : ''}</span>
              <span className="mono">{serial}</span>
            </>
          }
          actions={
            <>
              {borrowed ? null : (
                <Button
                  onClick={() => {
                    navigate({ page: 'bundles', task: serial });
                  }}
                >
                  {fieldBundleWords.toField}
                </Button>
              )}
              <Button
                onClick={() => {
                  navigate({ page: 'draw', serial });
                }}
              >
                {words.toDraw}
              </Button>
              <Button
                onClick={() => {
                  navigate({ page: 'results', serial });
                }}
              >
                {words.toResults}
              </Button>
            </>
          }
        />
      }
    >
      {failed ? <ErrorNotice text={errorSentence(failed)} /> : null}
      {draw.at === 'ready' && carriers.at === 'ready' ? <Desk draw={draw.value} carriers={carriers.value} /> : null}
    </PageFrame>
  );
};

const Desk = ({ draw, carriers }: { readonly draw: DrawDetail; readonly carriers: readonly FieldCarrier[] }) => {
  const [staffNo, setStaffNo] = useState<string | null>(null);
  const carrier = carriers.find((one) => one.staffNo === staffNo) ?? carriers[0];
  if (!carrier) return <EmptyState text={words.noVisits} />;
  return (
    <div className="field-pack">
      <CarrierList carriers={carriers} chosen={carrier.staffNo} onChoose={setStaffNo} />
      <VisitOrder key={carrier.staffNo} serial={draw.serial} carrier={carrier} />
      <FieldPapers draw={draw} carrier={carrier} visits={carriers.at(-1)?.last ?? 0} />
    </div>
  );
};
