import { describe, expect, it } from '@jest/globals';
import { ConfigError, readConfig } from './config.js';

describe('the configuration', () => {
  it('needs nothing: SQLite on loopback', () => {
    const config = readConfig({});
    expect(config).toMatchObject({ PORT: 3000, HOST: '127.0.0.1', DATABASE_URL: 'sqlite:.tapis/tapis.db', DEMO: false });
    expect([config.isSqlite, config.sqlitePath, config.isSecure, config.cookieName]).toEqual([true, '.tapis/tapis.db', false, 'tapis-demo']);
  });

  it('takes an empty variable for one that is not set', () => {
    expect(readConfig({ PORT: '', PUBLIC_URL: '' }).PORT).toBe(3000);
  });

  it('lists every problem at once, naming variables and never their values', () => {
    const bad = { PORT: '99999', DATABASE_URL: 'mysql://root:hunter2@db', LOG_LEVEL: 'loud', PUBLIC_URL: 'not an address', DEMO: 'perhaps' };
    try {
      readConfig(bad);
      throw new Error('it was taken');
    } catch (thrown) {
      expect(thrown).toBeInstanceOf(ConfigError);
      const { problems, message } = thrown as ConfigError;
      for (const name of Object.keys(bad)) expect(problems.some((p) => p.includes(name))).toBe(true);
      expect(message).not.toContain('hunter2');
    }
  });

  it('refuses plain http to a network, outside the demo', () => {
    expect(() => readConfig({ PUBLIC_URL: 'http://tapis.example', HOST: '0.0.0.0' })).toThrow('https');
    expect(readConfig({ PUBLIC_URL: 'http://tapis.example', HOST: '0.0.0.0', DEMO: 'true' }).isSecure).toBe(false);
    expect(readConfig({ PUBLIC_URL: 'https://tapis.example', HOST: '0.0.0.0' }).cookieName).toBe('__Host-tapis');
  });
});
