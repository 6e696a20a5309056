import { FactList } from '#renderer/ui/FactList.tsx';
import { StatusMark } from '#renderer/ui/StatusMark.tsx';
import type { InspectorDetail } from '#shared/contract/inspectors.ts';
import { fieldText } from '#shared/i18n/zh-cn/imports.ts';
import {
  certificateFact,
  inspectorDetailWords as words,
  inspectorsWords,
  inspectorStatusText,
  leaveText,
  obstacleText,
  recusalFact,
  recusalTitle,
  visitsText,
} from '#shared/i18n/zh-cn/inspectors.ts';

interface Props {
  readonly person: InspectorDetail;
}

const titles = fieldText.inspectors;

export const InspectorFacts = ({ person }: Props) => (
  <>
    <section className="person-part">
      <h2>{words.drawTitle}</h2>
      <ul>
        {person.obstacles.length === 0 ? (
          <li>
            <StatusMark mark="done">{inspectorsWords.drawable}</StatusMark>
          </li>
        ) : (
          person.obstacles.map((obstacle) => (
            <li key={`${obstacle.code} ${obstacle.code === 'onLeave' ? obstacle.from : ''}`}>
              <StatusMark mark="look">{obstacleText(obstacle)}</StatusMark>
            </li>
          ))
        )}
      </ul>
    </section>
    <section className="person-part">
      <h2>{words.certificatesTitle}</h2>
      <FactList blank={words.blank} facts={certificateFacts(person)} />
    </section>
    <List title={words.leavesTitle} none={words.noLeaves} lines={person.row.leaves.map(leaveText)} />
    <section className="person-part">
      <h2>{words.recusalsTitle}</h2>
      {person.row.recusals.length === 0 ? <p className="hint">{words.noRecusals}</p> : null}
      <ul>
        {person.row.recusals.map(({ subjectCode, reason, from, to }) => (
          <li key={`${subjectCode} ${from}`}>
            {recusalTitle(subjectCode, person.subjectNames[subjectCode])}
            <p className="hint">{recusalFact(reason, from, to)}</p>
          </li>
        ))}
      </ul>
    </section>
    <section className="person-part">
      <h2>{words.tasksTitle}</h2>
      {person.tasks.length === 0 ? <p className="hint">{words.noTasks}</p> : <Tasks person={person} />}
    </section>
    <section className="person-part">
      <h2>{words.personTitle}</h2>
      <FactList blank={words.blank} facts={personFacts(person)} />
    </section>
  </>
);

const certificateFacts = ({ row, lineNames, areaNames }: InspectorDetail) => [
  { title: words.certificate, fact: certificateFact(row.certificateNo, row.certificateUntil) },
  { title: words.provinceCertificate, fact: certificateFact(row.provinceCertificateNo, row.provinceCertificateUntil) },
  { title: titles['lines'] ?? '', fact: lineNames.join(' ') },
  { title: words.itemCodes, fact: row.itemCodes.length === 0 ? words.allItems : row.itemCodes.join(' ') },
  { title: titles['qualifications'] ?? '', fact: row.qualifications.join(' ') },
  { title: titles['expertise'] ?? '', fact: row.expertise.join(' ') },
  { title: titles['expert'] ?? '', fact: row.expert ? words.yes : words.no },
  { title: titles['area'] ?? '', fact: areaNames.length === 0 ? words.wholeCounty : areaNames.join('\u3001') },
];

const personFacts = ({ row }: InspectorDetail) => {
  const plain = [
    'staffNo',
    'gender',
    'phone',
    'unit',
    'department',
    'post',
    'level',
    'postCategory',
    'postSince',
    'education',
    'major',
    'note',
  ] as const;
  return [
    ...plain.map((field) => ({ title: titles[field] ?? field, fact: row[field] })),
    { title: titles['status'] ?? '', fact: inspectorStatusText[row.status] },
  ];
};

const List = ({ title, none, lines }: { readonly title: string; readonly none: string; readonly lines: readonly string[] }) => (
  <section className="person-part">
    <h2>{title}</h2>
    {lines.length === 0 ? <p className="hint">{none}</p> : null}
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  </section>
);

const Tasks = ({ person }: Props) => (
  <table className="plain-table">
    <thead>
      <tr>
        <th scope="col">{words.taskColumns.scheme}</th>
        <th scope="col" className="roster-right">
          {words.taskColumns.visits}
        </th>
        <th scope="col" className="roster-right">
          {words.taskColumns.entered}
        </th>
      </tr>
    </thead>
    <tbody>
      {person.tasks.map(({ serial, scheme, visits, entered }) => (
        <tr key={serial}>
          <td>
            {scheme} <span className="hint mono">{serial}</span>
          </td>
          <td className="roster-right">{visitsText(visits)}</td>
          <td className="roster-right">{visitsText(entered)}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
