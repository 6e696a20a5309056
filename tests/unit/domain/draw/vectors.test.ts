import { describe, expect, it } from 'vitest';
import { nodeHash } from '#electron/platform/node-hash.ts';
import { toHex } from '#shared/base/bytes.ts';
import { allocateFrame } from '#shared/domain/draw/allocation.ts';
import { ceremonyText, parseCeremony } from '#shared/domain/draw/ceremony-file.ts';
import { commitment, drawPrk } from '#shared/domain/draw/ceremony.ts';
import { frameText, parseFrame } from '#shared/domain/draw/frame-file.ts';
import { parsePlan, planText } from '#shared/domain/draw/plan-file.ts';
import { parseResult, resultText } from '#shared/domain/draw/result-file.ts';
import { draw, drawInSlices } from '#shared/domain/draw/selection.ts';
import { encodeText } from '#shared/domain/draw/utf8-text.ts';
import { assign } from '#shared/domain/assignment/assign.ts';
import { parseAssignIn } from '#shared/domain/assignment/assign-in-file.ts';
import { assignOutText } from '#shared/domain/assignment/assign-out-file.ts';
import { haveVectors, vectorText } from '#tests/support/draw-vectors.ts';
import { valueOf } from '#tests/support/value-of.ts';

const resultHashes: Readonly<Record<string, string>> = {
  tiny: '7917e1bc1b1f04be58c5c67dfaa0af776d6f9b95feb5f74d8e0d3a8569e2671c',
  big20k: 'e506d13eb3599e49f6ef8d20822ff835cd1c017eb5a23f6a434f70c01852af0f',
};

describe.skipIf(!haveVectors)('the published draw vectors', () => {
  for (const name of ['tiny', 'big20k']) {
    const frame = () => valueOf(parseFrame(vectorText(`draw/${name}/frame.tsv`)));
    const plan = () => valueOf(parsePlan(vectorText(`draw/${name}/plan.tsv`)));
    const ceremony = () => valueOf(parseCeremony(vectorText(`draw/${name}/ceremony.tsv`)));

    it(`${name}: frame, plan, ceremony and result are written back byte for byte`, () => {
      expect(valueOf(frameText(frame().toReversed()))).toBe(vectorText(`draw/${name}/frame.tsv`));
      expect(valueOf(planText(plan()))).toBe(vectorText(`draw/${name}/plan.tsv`));
      expect(valueOf(ceremonyText(ceremony()))).toBe(vectorText(`draw/${name}/ceremony.tsv`));
      expect(resultText(valueOf(parseResult(vectorText(`draw/${name}/result.tsv`))))).toBe(vectorText(`draw/${name}/result.tsv`));
    });

    it(`${name}: both secrets open their commitments`, () => {
      const opened = ceremony();
      expect(commitment(nodeHash, opened, 'A', opened.revealA)).toBe(opened.commitA);
      expect(commitment(nodeHash, opened, 'B', opened.revealB)).toBe(opened.commitB);
    });

    it(`${name}: the same list comes out, in one go and in slices`, () => {
      const input = { prk: drawPrk(nodeHash, ceremony()), frame: frame(), allocation: valueOf(allocateFrame(frame(), plan())) };
      const text = resultText(draw(nodeHash, input));
      expect(text).toBe(vectorText(`draw/${name}/result.tsv`));
      expect(toHex(nodeHash.sha256(encodeText(text)))).toBe(resultHashes[name]);
      const slices = drawInSlices(nodeHash, input, 7);
      let step = slices.next();
      while (!step.done) step = slices.next();
      expect(resultText(step.value)).toBe(text);
    });
  }
});

describe.skipIf(!haveVectors)('the published assignment vector', () => {
  it('gives the same teams byte for byte', () => {
    const assignIn = valueOf(parseAssignIn(vectorText('assign/in.json')));
    expect(assignOutText(assign(nodeHash, assignIn))).toBe(vectorText('assign/out.json'));
  });
});
