import { describe, expect, it } from '@jest/globals';
import { rowLines } from './import.report.js';

describe('rowLines', () => {
  it('When a file holds line breaks or codes that steer a terminal, then a row is still one harmless line', () => {
    const errors = [
      {
        column: '축제명',
        value: '등불\n\u001B[2J',
        code: 'too-long' as const,
        severity: 'error' as const,
        message: '\u0007',
      },
    ];
    const lines = rowLines({ row: 7, outcome: 'rejected', name: '등불\r\n축제', errors } as never);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^7\t\S+\t등불 축제$/);
    expect(lines[1]).toMatch(/등불 \[2J/);
    expect(lines.join('')).not.toMatch(/[^\P{Cc}\t]/u);
  });
});
