import { Button } from 'antd';
import { useState } from 'react';
import { useQuery } from '#renderer/api/use-query.ts';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { peopleText, systemWords as words } from '#shared/i18n/zh-cn/system.ts';
import { roleText } from '#shared/i18n/zh-cn/ui.ts';
import { AddPersonDialog } from './AddPersonDialog.tsx';

export const PeopleSheet = () => {
  const people = useQuery('people.list', {});
  const [adding, setAdding] = useState(false);
  if (people.at !== 'ready') return null;
  return (
    <Sheet
      title={words.people}
      extra={
        <>
          {peopleText(people.value.length)}
          <Button
            onClick={() => {
              setAdding(true);
            }}
          >
            {words.addPerson}
          </Button>
        </>
      }
    >
      <ul className="people">
        {people.value.map(({ id, name, roles }) => (
          <li key={id}>
            <span>{name}</span>
            <span className="hint">{roles.map((role) => roleText[role]).join(' · ')}</span>
          </li>
        ))}
      </ul>
      {adding ? (
        <AddPersonDialog
          onClose={() => {
            setAdding(false);
          }}
        />
      ) : null}
    </Sheet>
  );
};
