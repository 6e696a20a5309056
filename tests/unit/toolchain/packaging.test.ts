import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Buffer } from 'node:buffer';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');
const read = (place: string): Buffer => readFileSync(path.join(root, place));
const text = (place: string): string => read(place).toString('utf8');
const config = text('electron-builder.yml');

/** The lines below a top-level key of the YAML file. */
const section = (name: string): string => new RegExp(String.raw`^${name}:\n((?:[ \n].*\n?)+)`, 'm').exec(config)?.[1] ?? '';

const ELF_AARCH64 = 183;
const ELF_X86_64 = 62;
const PE_X64 = 0x8664;

const elfMachine = (bytes: Buffer): number | undefined =>
  bytes.toString('latin1', 0, 4) === '\x7fELF' ? bytes.readUInt16LE(18) : undefined;

const peMachine = (bytes: Buffer): number | undefined => {
  if (bytes.toString('latin1', 0, 2) !== 'MZ') return undefined;
  const header = bytes.readUInt32LE(0x3c);
  return bytes.toString('latin1', header, header + 4) === 'PE\0\0' ? bytes.readUInt16LE(header + 4) : undefined;
};

describe('the shipped application', () => {
  it.each([
    ['runAsNode', false],
    ['enableNodeOptionsEnvironmentVariable', false],
    ['enableNodeCliInspectArguments', false],
    ['enableEmbeddedAsarIntegrityValidation', true],
    ['onlyLoadAppFromAsar', true],
    ['enableCookieEncryption', true],
    ['grantFileProtocolExtraPrivileges', false],
  ])('has the fuse %s set to %s', (fuse, value) => {
    expect(section('electronFuses')).toContain(`${fuse}: ${String(value)}\n`);
  });

  it('is described for Windows as a per-user Chinese installer and as a zip file', () => {
    expect(section('win')).toMatch(/target: nsis\n\s+arch: \[x64\]/);
    expect(section('win')).toMatch(/target: zip\n\s+arch: \[x64\]/);
    expect(section('nsis')).toContain('perMachine: false');
    expect(section('nsis')).toContain('installerLanguages: [zh_CN]');
  });

  it('is described for Linux on both kinds of processor', () => {
    expect(section('linux')).toMatch(/target: deb\n\s+arch: \[x64, arm64\]/);
  });

  it('takes its database driver by the platform it is built for, not by the one it is built on', () => {
    expect(section('win')).toContain('from: node_modules/better-sqlite3/prebuilds/win32-${arch}.node');
    expect(section('linux')).toContain('from: build/native/linux-${arch}.node');
    expect(config).not.toContain('${platform}');
  });
});

describe('the database drivers that are shipped', () => {
  it('for Windows is a 64-bit Windows library', () => {
    expect(peMachine(read('node_modules/better-sqlite3/prebuilds/win32-x64.node'))).toBe(PE_X64);
  });

  it('for Linux on arm64 is a library of that processor', () => {
    expect(elfMachine(read('node_modules/better-sqlite3/prebuilds/linux-arm64.node'))).toBe(ELF_AARCH64);
  });

  it('for Linux on x64 is a library of that processor', () => {
    expect(elfMachine(read('node_modules/better-sqlite3/prebuilds/linux-x64.node'))).toBe(ELF_X86_64);
  });
});

describe('the desktop entry', () => {
  const entry = text('resources/installer/fairdraw-desk.desktop');

  it('has a Chinese name and starts the installed application', () => {
    expect(entry).toContain('\nName=双随机工作台\n');
    expect(entry).toContain('\nName[zh_CN]=双随机工作台\n');
    expect(entry).toContain('\nExec=/opt/fairdraw-desk/fairdraw-desk %U\n');
  });

  it.each([16, 24, 32, 48, 64, 128, 256, 512])('has an icon of %i pixels', (size) => {
    const png = read(`resources/icons/${size}x${size}.png`);
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
  });

  it('has an icon for Windows with a picture of 256 pixels', () => {
    const ico = read('resources/icons/icon.ico');
    const widths = Array.from({ length: ico.readUInt16LE(4) }, (_, index) => ico.readUInt8(6 + 16 * index));
    expect(widths).toContain(0); // the format writes 256 as 0
  });
});

describe('the shell scripts of the installer', () => {
  it.each(['resources/installer/fairdraw', 'resources/installer/debian-postinst', 'resources/installer/debian-postrm', '.ci/run'])(
    '%s has no syntax error',
    (script) => {
      expect(spawnSync('bash', ['-n', path.join(root, script)]).status).toBe(0);
    },
  );
});
