/** What a registration form says beside who somebody is: an unticked box is in no form, an empty date is none. */
export function registrationChoices({
  birthDate = '',
  location,
  marketing,
}: Partial<Record<string, string>>) {
  return {
    consents: {
      terms: true,
      privacy: true,
      location: location !== undefined,
      marketing: marketing !== undefined,
    } as const,
    ...(birthDate !== '' && { birthDate }),
  };
}

export const UNDER_AGE = 'urn:fasteval:problem:under-age';
