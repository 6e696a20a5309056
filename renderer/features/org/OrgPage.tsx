import { Button } from 'antd';
import { useState } from 'react';
import { useCommand } from '#renderer/api/use-command.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { PageFrame, PageHead } from '#renderer/ui/PageHead.tsx';
import type { OrgView } from '#shared/contract/org.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { orgFacts, orgWords as words } from '#shared/i18n/zh-cn/org.ts';
import { BureauPart } from './BureauPart.tsx';
import './org.css';
import { OrgTree } from './OrgTree.tsx';
import { UnitDetail } from './UnitDetail.tsx';
import { UnitDialog, type EditedUnit } from './UnitDialog.tsx';

const nothing: OrgView = { units: [], unknown: [], missingTowns: 0 };

/** 机构与乡镇: the one source of the names of places, tree and detail. */
export const OrgPage = () => {
  const tree = useQuery('org.tree', {});
  const fill = useCommand('org.fill');
  const [chosen, setChosen] = useState<string | null>(null);
  const [edited, setEdited] = useState<EditedUnit | null>(null);
  const view = tree.at === 'ready' ? tree.value : nothing;
  const { units } = view;
  const shown = units.find(({ id }) => id === chosen) ?? units[0];
  const active = units.filter((unit) => unit.active);
  const amount = (kind: string): number => active.filter((unit) => unit.kind === kind).length;
  const empty = tree.at === 'ready' && units.length === 0;
  return (
    <PageFrame
      bleed
      head={
        <PageHead
          title={words.title}
          facts={empty ? '' : orgFacts(amount('station'), amount('town'))}
          actions={
            empty ? null : (
              <Button
                type="primary"
                onClick={() => {
                  setEdited({ unit: null });
                }}
              >
                {words.add}
              </Button>
            )
          }
        />
      }
    >
      {tree.at === 'failed' ? <ErrorNotice text={errorSentence(tree.error)} /> : null}
      {empty ? (
        <EmptyState
          text={words.empty}
          action={
            <Button type="primary" loading={fill.phase.at === 'running'} onClick={() => void fill.run({})}>
              {words.start}
            </Button>
          }
        />
      ) : null}
      {shown ? (
        <div className="tree-page">
          <OrgTree units={units} chosen={shown.id} onChoose={setChosen} />
          <UnitDetail
            key={shown.id}
            unit={shown}
            units={units}
            onEdit={() => {
              setEdited({ unit: shown });
            }}
          >
            {shown.kind === 'bureau' ? (
              <BureauPart
                view={view}
                onAdd={(start) => {
                  setEdited({ unit: null, start });
                }}
              />
            ) : null}
          </UnitDetail>
        </div>
      ) : null}
      {edited ? (
        <UnitDialog
          edited={edited}
          units={units}
          onClose={() => {
            setEdited(null);
          }}
          onSaved={(id) => {
            setEdited(null);
            setChosen(id);
          }}
        />
      ) : null}
    </PageFrame>
  );
};
