import { describe, expect, it } from '@jest/globals';
import { passwordObjection, pinObjection } from './credential-rules.js';
import { originAllowed } from './origin.js';

describe('a PIN', () => {
  it.each([
    ['402917', null],
    ['000001', null],
    ['12345', 'not_six_digits'],
    ['1234567', 'not_six_digits'],
    ['12345a', 'not_six_digits'],
    ['１２３４５６', 'not_six_digits'],
    ['111111', 'too_simple'],
    ['123456', 'too_simple'],
    ['654321', 'too_simple'],
    ['121212', 'too_simple'],
    ['123123', 'too_simple'],
  ])('%s: %s', (pin, objection) => {
    expect(pinObjection(pin)).toBe(objection);
  });
});

describe('a password', () => {
  it.each([
    ['pagi cerah di Way Kambas', [], null],
    ['pendek', [], 'too_short'],
    ['x'.repeat(201), [], 'too_long'],
    ['aaaaaaaaaaaaaaaaaaaa', [], 'too_simple'],
    ['dewianggrainidewi1', ['Dewi', 'Anggraini'], 'too_simple'],
  ])('%s', (password, personal, objection) => {
    expect(passwordObjection(password, personal)).toBe(objection);
  });
});

describe('origin of a write', () => {
  it.each([
    ['our own page', { origin: 'http://a:1', host: 'a:1' }, undefined, true],
    ['a program', { host: 'a:1' }, undefined, true],
    ['a foreign page', { origin: 'http://b:1', host: 'a:1' }, undefined, false],
    ['a foreign page that hides its origin', { host: 'a:1', 'sec-fetch-site': 'cross-site' }, undefined, false],
    ['the address that people type', { origin: 'https://tapis.id', host: 'inner:3000' }, 'https://tapis.id', true],
    ['the inner address where another is typed', { origin: 'http://inner:3000', host: 'inner:3000' }, 'https://tapis.id', false],
    ['null', { origin: 'null', host: 'a:1' }, undefined, false],
  ])('%s', (_name, headers, publicUrl, allowed) => {
    expect(originAllowed(headers, publicUrl)).toBe(allowed);
  });
});
