import type { ButtonHTMLAttributes } from 'react';
import { Link, type LinkProps } from 'react-router';
import styles from './button.module.css';

type Look = 'strong' | 'quiet' | 'plain';

const classOf = (look: Look, more = '') => [styles.button, styles[look], more].filter(Boolean).join(' ');

export function Button({
  look = 'strong',
  className,
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & { look?: Look }) {
  return <button type="button" {...rest} className={classOf(look, className)} />;
}

export function ButtonLink({ look = 'strong', className, ...rest }: LinkProps & { look?: Look }) {
  return <Link {...rest} className={classOf(look, className)} />;
}
