import { describe, expect, it } from '@jest/globals';
import { networkOf } from './origin.js';

describe('the network of an address', () => {
  it('A9 When addresses are of one IPv6 /64, then they are one network, and the next /64 is another', () => {
    const first = networkOf('2001:db8:1:2::1');
    expect(networkOf('2001:db8:1:2:ffff:ffff:ffff:fffe')).toBe(first);
    expect(networkOf('2001:db8:1:3::1')).not.toBe(first);
  });

  it('A9 When an IPv4 address is written as IPv6, then it is the same network', () => {
    expect(networkOf('::ffff:203.0.113.7')).toBe('203.0.113.7');
    expect(networkOf('203.0.113.7')).toBe('203.0.113.7');
  });

  it('When the address names the interface it came in by, then that does not count', () => {
    expect(networkOf('fe80::1%eth0')).toBe(networkOf('fe80::2%eth1'));
  });
});
