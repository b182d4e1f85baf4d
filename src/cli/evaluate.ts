import { evaluateCommand } from './evaluate.command.js';

/** Measures a model on files; see {@link evaluateCommand}. It needs neither database nor configuration. */
const { LC_ALL, LC_MESSAGES, LANG } = process.env;
const locale = (LC_ALL || LC_MESSAGES || LANG || '').startsWith('ko') ? 'ko' : 'en';

process.exitCode = await evaluateCommand(process.argv.slice(2), locale, {
  print: (text) => process.stdout.write(`${text}\n`),
  tell: (text) => process.stderr.write(`${text}\n`),
});
