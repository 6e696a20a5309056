import type { ImportReport } from '#shared/contract/imports.ts';
import { fieldText, importsWords as words } from '#shared/i18n/zh-cn/imports.ts';
import './imports.css';

interface Props {
  readonly report: ImportReport;
}

/** Which column of the file fills which field, and which columns are left out. */
export const MappingTable = ({ report: { kind, mapping, ignoredColumns } }: Props) => (
  <div className="import-scroll" tabIndex={0} role="region" aria-label={words.mappingLabel}>
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">{words.header}</th>
          <th scope="col">{words.field}</th>
        </tr>
      </thead>
      <tbody>
        {mapping.map(({ field, header }) => (
          <tr key={field}>
            <td>{header}</td>
            <td>{fieldText[kind][field] ?? field}</td>
          </tr>
        ))}
        {ignoredColumns.map((header) => (
          <tr key={header}>
            <td>{header}</td>
            <td className="hint">{words.ignored}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
