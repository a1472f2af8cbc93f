import { describe, expect, test } from 'vitest';
import { createRejectedPasswords } from '../../../electron/koophone/rejected-passwords.ts';
import { byPassword, good, issued, never, noon, numbered, scripted, wrongPassword } from './scripted.ts';

const HOUR = 3_600_000;

describe('a rejected password', () => {
  const failure = {
    kind: 'password',
    from: 'iam',
    code: '401',
    message: 'The username or password is wrong.',
    httpStatus: 401,
  };

  test('is sent once, whoever asks, and however often', async () => {
    const rejectedPasswords = createRejectedPasswords(() => noon);
    const clients = [1, 2, 3].map(() => scripted(byPassword, { iam: wrongPassword }, { rejectedPasswords }));
    const other = scripted(
      { ...byPassword, project: 'cn-north-4' },
      { iam: wrongPassword },
      { rejectedPasswords },
    );
    const ask = () =>
      Promise.all(
        [...clients, other].flatMap(({ client }) => [1, 2].map(() => client.queryStatus(['a'], never))),
      );
    const answers = await ask();
    for (const { clock } of clients) clock.now += HOUR;
    answers.push(...(await ask()));
    expect(answers[0]).toMatchObject({ ok: false, error: failure });
    // The request ID too is that of the time when it was rejected.
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect([...clients, other].flatMap(({ sentToIam }) => sentToIam)).toHaveLength(1);
  });

  test.each([
    { password: 'another' },
    { user: 'other' },
    { domain: 'other' },
    { iamUrl: 'https://iam.other.example' },
  ])('says nothing of %j', async (change) => {
    const rejectedPasswords = createRejectedPasswords(() => noon);
    await scripted(byPassword, { iam: wrongPassword }, { rejectedPasswords }).ask();
    const other = scripted(
      { ...byPassword, ...change },
      { iam: numbered, service: good },
      { rejectedPasswords },
    );
    expect(await other.ask()).toMatchObject({ ok: true });
  });

  test('is sent again by hand after a quarter of an hour, and known to be good then', async () => {
    let time = noon;
    const rejectedPasswords = createRejectedPasswords(() => time);
    const stopped = scripted(byPassword, { iam: wrongPassword, service: good }, { rejectedPasswords });
    await stopped.ask();
    const test = () =>
      scripted(byPassword, { iam: numbered, service: good }, { rejectedPasswords, byHand: true });
    time += 15 * 60_000;
    expect(await test().ask()).toMatchObject({ ok: false, error: failure });
    time += 1000;
    const byItself = scripted(byPassword, { iam: numbered, service: good }, { rejectedPasswords });
    expect(await byItself.ask()).toMatchObject({ ok: false, error: failure });
    expect(await test().ask()).toMatchObject({ ok: true });
    expect(
      await scripted(byPassword, { iam: numbered, service: good }, { rejectedPasswords }).ask(),
    ).toMatchObject({ ok: true });
  });

  test('does not stop a token that still works', async () => {
    const { ask, clock, sentToIam } = scripted(byPassword, {
      service: good,
      iam: (_request, count) => (count === 1 ? issued('T1') : wrongPassword()),
    });
    await ask();
    for (clock.now = noon + 23.6 * HOUR; clock.now < noon + 24 * HOUR; clock.now += 60_000)
      expect(await ask()).toMatchObject({ ok: true });
    expect(await ask()).toMatchObject({ ok: false, error: { kind: 'password' } });
    expect(sentToIam).toHaveLength(2);
  });
});
