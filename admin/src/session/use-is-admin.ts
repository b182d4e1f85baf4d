import { useGetIdentity } from 'react-admin';

/** Whether the person in front of it is an admin; undefined until that is known. */
export function useIsAdmin(): boolean | undefined {
  const { identity } = useGetIdentity();
  return identity && identity['role'] === 'admin';
}
