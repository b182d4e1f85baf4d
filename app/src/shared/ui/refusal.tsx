import styles from './refusal.module.css';

interface RefusalProps {
  /** Null while nothing was refused. */
  readonly said: { readonly title: string; readonly detail: string } | null;
}

/** Why what a form asked for was not done. */
export function Refusal({ said }: RefusalProps) {
  if (said === null) return null;
  return (
    <p role="alert" className={styles.refusal}>
      <strong>{said.title}</strong> {said.detail}
    </p>
  );
}
