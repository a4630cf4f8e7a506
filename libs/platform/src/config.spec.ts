import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { ConfigError, describeConfig, parseConfig, port } from './config.js';

const schema = z.object({
  PORT: port.default(3000).meta({ description: 'Where it listens' }),
  DATABASE_URL: z.url({ protocol: /^postgres$/ }),
  MODE: z.enum(['a', 'b']),
});

describe('the configuration', () => {
  it('lists every problem at once', () => {
    const read = () => parseConfig(schema, { PORT: '70000', MODE: 'c' });
    expect(read).toThrow(ConfigError);
    try {
      read();
    } catch (error) {
      const { problems } = error as ConfigError;
      expect(problems).toHaveLength(3);
      expect(problems.join('\n')).toMatch(/PORT: .*65535[\s\S]*DATABASE_URL: is not set[\s\S]*MODE: /);
    }
  });

  it('takes an empty variable as unset, ignores foreign ones, and is frozen', () => {
    const config = parseConfig(schema, {
      PORT: '',
      DATABASE_URL: 'postgres://x/y',
      MODE: 'a',
      HOME: '/root',
    });
    expect(config).toEqual({ PORT: 3000, DATABASE_URL: 'postgres://x/y', MODE: 'a' });
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('describes itself for the documentation', () => {
    expect(describeConfig(schema)[0]).toEqual({
      name: 'PORT',
      description: 'Where it listens',
      fallback: '3000',
    });
    expect(describeConfig(schema)[1]?.fallback).toBe('required');
  });
});
