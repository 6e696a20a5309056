import { SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Popover } from 'antd';
import { memo } from 'react';
import type { SubjectFacets } from '#shared/contract/subjects.ts';
import { subjectColumnKeys, type SubjectColumnKey, type SubjectView } from '#shared/contract/views.ts';
import { subjectsWords as words } from '#shared/i18n/zh-cn/subjects.ts';
import { offeredColumns, usualColumns } from './subject-columns.tsx';

interface Props {
  readonly columns: readonly SubjectColumnKey[];
  readonly facets: SubjectFacets | null;
  readonly onView: (change: Partial<SubjectView>) => void;
}

const Chooser = ({ columns, facets, onView }: Props) => (
  <Popover
    trigger="click"
    placement="bottomRight"
    // Behind its button in the order of Tab, and part of the page for those who hear it.
    getPopupContainer={(button) => button.parentElement ?? document.body}
    title={words.columnsTitle}
    content={
      <div className="column-list">
        {offeredColumns(subjectColumnKeys, facets).map((key) => (
          <Checkbox
            key={key}
            checked={columns.includes(key)}
            disabled={key === 'name'}
            onChange={({ target }) => {
              onView({ columns: subjectColumnKeys.filter((one) => (one === key ? target.checked : columns.includes(one))) });
            }}
          >
            {words.columns[key]}
          </Checkbox>
        ))}
        <Button
          type="link"
          onClick={() => {
            onView({ columns: [...usualColumns] });
          }}
        >
          {words.usualColumns}
        </Button>
      </div>
    }
  >
    <Button icon={<SettingOutlined aria-hidden />}>{words.columnsButton}</Button>
  </Popover>
);

/** Which columns there are; the name always stays. */
export const ColumnChooser = memo(Chooser);
