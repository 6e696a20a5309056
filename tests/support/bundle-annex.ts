import { gunzipSync } from 'node:zlib';
import { fromHex, utf8 } from '#shared/base/bytes.ts';
import { privateKeyPem } from '#electron/bundle/ed25519.ts';
import { ageIdentityOf } from '#electron/bundle/age-identity.ts';

/** The vectors of BUNDLE-SPEC's annex, typed from it. The keys are the published ones of RFC 8032: never use them. */
const example = (secret: string, age: number) => ({
  pem: privateKeyPem(fromHex(secret)),
  age: ageIdentityOf(new Uint8Array(32).fill(age)),
});

export const officeKeys = {
  ...example('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 1),
  ed25519: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
  signer: '06e3fd8fda29bb60ab59557de61edb0aecdb231134be30e75b455f8e1b792fa9',
  recipient: 'age15nsf9y4k28p83wth93tf7hafhvfajp45d2mge80ems45gz0c5gys3me64l',
} as const;

export const cityKeys = {
  ...example('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb', 2),
  ed25519: '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
  signer: 'deb2ded39dc26fce0e6085b6fc34bf6b5941913bbfe2ea614113cff9e004c170',
  recovery: ageIdentityOf(new Uint8Array(32).fill(3)),
} as const;

export const rootKeys = {
  pem: privateKeyPem(fromHex('c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7')),
  ed25519: 'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
  signer: '8d39ba50abe50f77b6bb8ae7b6927aff7ffbeba35ad2837c0e51e82bcbcc60d5',
} as const;

export const rootDigits = '76646 45854 80214 00023 55654 83184';

export const annexBundle: Uint8Array = gunzipSync(
  Buffer.from(
    [
      'H4sIAAAAAAACA6VUTYgcRRR+M5OEuEKEmOBBiPiIeEjv5FV1V/8dRIgnV8IeBJHNRqq6qp1OenrG6Z41u2Hw7A8aRdSDIhhPEjX+kQSPelLMQVTwIBFiVoMn',
      'D+IpKDW7k53prBd98Jp+1fVeff2+79XiQmvHPoDdAAD3wrGr7MOsAWD9dgBQw0Lnpn2i7BWnUfb7GCNrU5vQwaQjCxu6xGgcD4ysjMYYOXE2T/68S49SFDMe',
      'u+4hCuPxrnTQ625mcRcdPJkVNmVgymFelehgX67mPakxPo2F7BqMJyvttayPDpYdyYU/LuGmLpOaaaGMkloHOgkC4WkVkJ/wVDGdmtAoz6cwCUUahIkrlfaV',
      '9lRkZGhrZWsG49AVIwf7A7OCcTHMcwfLpGO6EmPmYGlMgfHSsn17amMle7IwA4yRfOOmOky15JFSPkklIiECbXxmtCJpEq24y5jrKeOSCYTyhEhDw1QQ8VRG',
      '6GDVw3hp0sJlB1cwZqPFGUb2P3eheBAArN85y0jbaC4Ei75+/quH/njm+JHB0QOXfzj258M7dh94/NDvB7+/58QX5/46fLF5fuHMDXjhy/ve/vbHPd8c/Oni',
      'ldfuvuO7M3e99fPayUf2PLD3ttkD1dxH+4+0AKxbCUy1f3bjpeGz5/4GAOtzAJAV2pyaSKWqZNLpmqIqLZNqtTIlxuRg0hsWFcY0clDJ0kw63u1pS7U2eSUt',
      'MTKvbIeJGHFyySNBPgUUUkSSFCWkyVCKM1RVUuX2lKWb57mCHEyzfFxaVvLwpszGIHN0cNB7usSYT6tKkE6Y0aF0A88znJMb8NTjKhFckwnJ9UQgIu4zkRg/',
      '8lQqhHIDnaTMY1HIcbRcI/Cxo7tuHG8AWN8LALcCse26dWwoJro5NmoVYxwG6GCmNxoztvnxw7OPcBJuGkMHe2maJWZ63KzKn+jIsjNp/Fj1bFPdHnNwxQx0',
      'llg862++d+2ll3998fz11z+4/s4bOJrbHij7f0D5fwHKp4FOo7x24ePfPj37y+fvrr96af39sziaW1xoNPfBv8t21rZEXM+r87hl9ze2Y3VxYecu+7UJTTgF',
      'AJ81bVSvWr9wZ21q2OuJ9Xthy15pbHtL1AvU53zLWs3a1G/8SAta8AkA9Hba6B+adbGfOAYAAA==',
    ].join(''),
    'base64',
  ),
);

export const annexHeaderText =
  '{"app":"1.0.0","chan":"130100","created":"2021-06-30T09:12:33+08:00","from":"130123","kind":"results","payload":{"name":"payload.zip","sha256":"133f31ad1d5bebadd7dc7754db706c2fb1dfe8eb4608c85f78c3abd6bd4b9ea8","size":835},"prev":null,"schema":1,"seen":[],"seq":1,"signer":"06e3fd8fda29bb60ab59557de61edb0aecdb231134be30e75b455f8e1b792fa9","to":["130100"],"v":1}';

export const annexIndexText =
  '{"attachments":{"bytes":0,"count":0},"base":null,"mode":"delta","salt":"000102030405060708090a0b0c0d0e0f","schema":1,"tables":[{"bytes":350,"file":"data/results.jsonl","rows":2,"sha256":"150dc1ed8a3744e220372f42bc52d0e803457592615ce694bf55b37dcf141982"}]}';

/** The first row is the annex's, the second was read from its bundle. */
export const annexRows = [
  {
    at: '2021-06-30T09:10:00+08:00',
    by: 'u7',
    id: '00000000-0000-4000-8000-000000000001',
    office: '130123',
    prev_hash: null,
    rev: 1,
    seq: 41,
    verdict: '未发现问题',
  },
  {
    at: '2021-06-30T09:11:00+08:00',
    by: 'u7',
    id: '00000000-0000-4000-8000-000000000002',
    office: '130123',
    prev_hash: null,
    rev: 1,
    seq: 42,
    verdict: '发现问题已责令改正',
  },
] as const;

export const annexRoster = {
  bytes: utf8(
    '{"city":{"age":["age1e6xn45wvkce7c7msc9upffw8dmxs9959q5xng369hgzcwrjc04vszex59m","age1thld6wmt63lklg5wu9wed82mkr49xa6dfz9a47wlr3hqzf9nau3qqx6458"],"code":"130100","name":"石家庄市市场监督管理局","signing":[{"ed25519":"3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c","signer":"deb2ded39dc26fce0e6085b6fc34bf6b5941913bbfe2ea614113cff9e004c170","status":"open"}]},"expires":"2022-03-31","offices":[{"code":"130123","keys":[{"age":"age15nsf9y4k28p83wth93tf7hafhvfajp45d2mge80ems45gz0c5gys3me64l","ed25519":"d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a","signer":"06e3fd8fda29bb60ab59557de61edb0aecdb231134be30e75b455f8e1b792fa9","status":"open"}],"name":"正定县市场监督管理局","require":["ed25519"]}],"root":{"keys":["fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025"],"threshold":1},"v":1,"version":1}',
  ),
  signature: fromHex(
    'd29e94bac278bd7087f1f06012fe2e0f9a1d319f7f813d1e3497e228323dd1aa5c77700a22d7053ee72e05d57e5fab4a0546398384937f0e030eae290dd4970e',
  ),
} as const;

export const annexEnrolment = {
  text: '{"age":"age15nsf9y4k28p83wth93tf7hafhvfajp45d2mge80ems45gz0c5gys3me64l","app":"1.0.0","created":"2021-01-25T09:00:00+08:00","ed25519":"d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a","label":"信用监管股1号机","office":"130123","v":1}',
  signature:
    'a57afcab8c943ad0f88b0ff8d575c27ad9eaab96168534ff43d14de8deb4d92e4570b14d90aacd99d7418c886167ee1021b13d57176beef7b266bdf2b3d0d203',
} as const;
