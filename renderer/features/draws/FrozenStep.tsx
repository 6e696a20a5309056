import { Table } from 'antd';
import { RiskBox } from '#renderer/ui/RiskBox.tsx';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import type { DrawDetail } from '#shared/contract/draws.ts';
import type { StratumPreview } from '#shared/contract/schemes.ts';
import { papersWords } from '#shared/i18n/zh-cn/ceremony-papers.ts';
import { AnnounceSheet } from './AnnounceSheet.tsx';
import { roundingText } from '#shared/i18n/zh-cn/draw-rules.ts';
import { PaperRows } from './PaperRows.tsx';
import { drawsWords as words, subjectsText } from '#shared/i18n/zh-cn/draws.ts';
import { chanceText } from '#shared/i18n/zh-cn/numbers.ts';

interface Props {
  readonly draw: DrawDetail;
}

/** Counts and chance of each stratum, told before the draw (DRAW-SPEC 11). */
export const StrataTable = ({ draw }: Props) => (
  <Sheet flush title={words.strataTitle} extra={roundingText(draw.rules)}>
    <Table<StratumPreview>
      size="small"
      rowKey="stratum"
      pagination={false}
      dataSource={draw.strata}
      columns={[
        { title: words.stratum, dataIndex: 'stratum', render: (stratum: string) => <RiskBox letter={stratum} label={stratum} /> },
        { title: words.subjects, align: 'right', render: (_, { subjects }) => subjectsText(subjects) },
        { title: words.drawn, align: 'right', render: (_, { drawn }) => subjectsText(drawn) },
        { title: words.chance, align: 'right', render: (_, { oneIn }) => chanceText(oneIn) },
      ]}
      summary={(rows) => (
        <Table.Summary.Row>
          <Table.Summary.Cell index={0}>{words.total}</Table.Summary.Cell>
          <Table.Summary.Cell index={1} align="right">
            {subjectsText(rows.reduce((sum, { subjects }) => sum + subjects, 0))}
          </Table.Summary.Cell>
          <Table.Summary.Cell index={2} align="right">
            {subjectsText(rows.reduce((sum, { drawn }) => sum + drawn, 0))}
          </Table.Summary.Cell>
          <Table.Summary.Cell index={3} />
        </Table.Summary.Row>
      )}
    />
  </Sheet>
);

export const FrozenStep = ({ draw }: Props) => (
  <div className="draw-middle">
    <p className="draw-lead">{words.compare}</p>
    <StrataTable draw={draw} />
    {draw.state === 'void' ? null : (
      <Sheet title={papersWords.title}>
        <PaperRows draw={draw} papers={['notice', 'slips', 'script']} />
      </Sheet>
    )}
    <AnnounceSheet draw={draw} />
  </div>
);
