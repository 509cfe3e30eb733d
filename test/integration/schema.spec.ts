import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { getDataSourceToken } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { startServer, type TestServer } from '../support/app.js';
import { onEachEngine } from '../support/engines.js';

onEachEngine('schema', (engine) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer(engine);
  });
  afterAll(() => server.stop());

  it('made by the migrations is the one that the entities describe', async () => {
    const dataSource = server.app.get<DataSource>(getDataSourceToken());
    const drift = await dataSource.driver.createSchemaBuilder().log();
    expect(drift.upQueries.map((q) => q.query)).toEqual([]);
  });

  it('refuses writes on the connection that reads', async () => {
    const reader = server.app.get<DataSource>(getDataSourceToken('read'));
    await expect(reader.query(`DELETE FROM organisers`)).rejects.toThrow(/read-?only|query_only|attempt to write/i);
  });
});
