import { describe, expect, test } from '@jest/globals';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { databasesUnderTest } from './databases.ts';

describe.each(databasesUnderTest())('an empty $name', ({ empty }) => {
  test('is another one each time and holds no table', async () => {
    const one = await empty();
    const two = await empty();
    if (one.type === 'sqlite' || two.type === 'sqlite') return;
    expect(one.database).not.toBe(two.database);
    const { type: _type, ...settings } = two;
    const connection = await createConnection(settings);
    const [tables] = await connection.query('SHOW TABLES');
    const [rows] = await connection.query<RowDataPacket[]>('SELECT @@collation_database AS collation');
    await connection.end();
    expect(tables).toEqual([]);
    expect(rows[0]?.['collation']).toBe('utf8mb4_bin');
  });
});
