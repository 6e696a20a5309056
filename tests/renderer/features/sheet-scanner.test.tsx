import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { SheetScanner, useSheetOpening } from '#renderer/app/SheetScanner.tsx';
import type { Navigate } from '#renderer/api/route.ts';
import { ok } from '#shared/base/result.ts';
import { fail } from '#shared/contract/errors.ts';
import { sheetCode } from '#shared/domain/field-pack/sheet-code.ts';
import { fakeDesk, inDesk } from '#tests/support/fake-desk.tsx';

const key = { serial: '130123-2026-0007', code: '91130123MA0F2K8T3A' };
const text = sheetCode(key);

const Scanner = ({ navigate }: { readonly navigate: Navigate }) => <SheetScanner sheets={useSheetOpening(navigate)} enabled />;

/** A page with a field, and a keyboard whose keys come so many milliseconds apart. */
const onPage = (opens: boolean) => {
  let clock = 1_000_000;
  const navigate = vi.fn();
  const typedValues: string[] = [];
  const asked: string[] = [];
  const desk = fakeDesk(
    {
      'fieldPack.open': (input) => {
        asked.push(input.text);
        return Promise.resolve(opens ? ok(key) : fail('fieldPack.misread', {}));
      },
    },
    () => clock,
  );
  render(
    inDesk(
      desk,
      <>
        <Scanner navigate={navigate} />
        <input
          aria-label="备注"
          defaultValue="已"
          onChange={(event) => {
            typedValues.push(event.target.value);
          }}
        />
      </>,
    ),
  );
  const field = screen.getByLabelText<HTMLInputElement>('备注');
  const send = (target: Element, sent: string, apart: number): void => {
    for (const character of sent) {
      clock += apart;
      fireEvent.keyDown(target, { key: character });
      if (target === field) fireEvent.input(field, { target: { value: field.value + character } });
    }
    clock += apart;
    fireEvent.keyDown(target, { key: 'Enter' });
  };
  return { navigate, asked, field, typedValues, send };
};

describe('a sheet that is scanned', () => {
  it('opens its record from any place of a page', async () => {
    const { navigate, send } = onPage(true);
    send(document.body, text, 4);
    await waitFor(() => {
      expect(navigate).toHaveBeenCalledExactlyOnceWith({ page: 'results', ...key });
    });
  });

  it('leaves nothing in a field that was being written in', async () => {
    const { navigate, field, typedValues, send } = onPage(true);
    send(field, text, 4);
    await waitFor(() => {
      expect(navigate).toHaveBeenCalledTimes(1);
    });
    expect(field.value).toBe('已');
    expect(typedValues.at(-1)).toBe('已');
  });

  it('is not seen in what a person types, however alike', () => {
    const { navigate, asked, field, send } = onPage(true);
    send(field, text, 180);
    send(document.body, '91130123MA0F2K8T3A', 4);
    expect(asked).toEqual([]);
    expect(navigate).not.toHaveBeenCalled();
    expect(field.value).toBe(`已${text}`);
  });

  it('opens nothing when it was misread, and says so', async () => {
    const { navigate, send } = onPage(false);
    send(document.body, text, 4);
    expect(await screen.findByText(/读错了一位/)).toBeTruthy();
    expect(navigate).not.toHaveBeenCalled();
  });
});
