import { useCommand } from '#renderer/api/use-command.ts';
import { AskedButton } from '#renderer/ui/AskedButton.tsx';
import type { SealedBundle } from '#shared/contract/bundles.ts';
import { bundlesWords as words, clearedText, clearText } from '#shared/i18n/zh-cn/bundles.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { sizeText } from '#shared/i18n/zh-cn/numbers.ts';

/** The way to get rid of files that nobody needs any more; there only while there are some. */
export const ClearReceipted = ({ bundles }: { readonly bundles: readonly SealedBundle[] }) => {
  const clear = useCommand('bundles.clear');
  const clearable = bundles.filter((bundle) => bundle.clearable);
  const size = sizeText(clearable.reduce((sum, { bytes }) => sum + bytes, 0));
  const { phase } = clear;
  return (
    <>
      <span role="status" className="hint">
        {phase.at === 'done' ? clearedText(phase.value.files, sizeText(phase.value.bytes)) : null}
        {phase.at === 'failed' ? errorSentence(phase.error) : null}
      </span>
      {clearable.length > 0 ? (
        <AskedButton
          label={words.clear}
          title={words.clearTitle}
          text={clearText(clearable.length, size)}
          keepLabel={words.clearKeep}
          busy={phase.at === 'running'}
          onConfirm={() => clear.run({})}
        />
      ) : null}
    </>
  );
};
