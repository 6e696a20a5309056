import { useQuery } from '#renderer/api/use-query.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { FactList } from '#renderer/ui/FactList.tsx';
import { PageFrame, PageHead } from '#renderer/ui/PageHead.tsx';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import type { OfficeView, SystemState } from '#shared/contract/office.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { partsText, sizeOf, systemWords as words } from '#shared/i18n/zh-cn/system.ts';
import { AuditTrail } from './AuditTrail.tsx';
import { CalendarSheet } from './CalendarSheet.tsx';
import { EvidenceCheckSheet } from './EvidenceCheckSheet.tsx';
import { PeopleSheet } from './PeopleSheet.tsx';
import { ResultSettingsSheet } from './ResultSettingsSheet.tsx';
import './system.css';

interface Props {
  readonly office: OfficeView;
}

export const SystemPage = ({ office }: Props) => {
  const state = useQuery('system.state', {});
  return (
    <PageFrame head={<PageHead title={words.title} />}>
      <div className="system">
        <div className="system-side">
          <Sheet title={words.machine}>
            {state.at === 'failed' ? <ErrorNotice text={errorSentence(state.error)} /> : null}
            {state.at === 'ready' ? <Machine office={office} state={state.value} /> : null}
          </Sheet>
          <PeopleSheet />
          <CalendarSheet />
          {office.role === 'county' ? <ResultSettingsSheet /> : null}
          <EvidenceCheckSheet />
        </div>
        <AuditTrail />
      </div>
    </PageFrame>
  );
};

const Machine = ({ office, state }: { readonly office: OfficeView; readonly state: SystemState }) => (
  <FactList
    blank=""
    facts={[
      { title: words.fields.office, fact: office.name },
      { title: words.fields.code, fact: office.code },
      { title: words.fields.role, fact: office.role === 'county' ? words.county : words.city },
      { title: words.fields.version, fact: state.version },
      { title: words.fields.schema, fact: state.schema },
      { title: words.fields.folder, fact: state.dataFolder },
      { title: words.fields.size, fact: sizeOf(state.databaseBytes) },
      { title: words.fields.parts, fact: partsText(state.electron, state.node, state.sqlite) },
    ]}
  />
);
