import type { DailyWindow } from '../../../emulator/engine/lang/dailyWindow.ts';
import { insideDailyWindow } from '../../../emulator/engine/lang/dailyWindow.ts';

interface Input {
  readonly time: string | null;
  readonly filter: Omit<DailyWindow, 'timezone'> & Partial<DailyWindow>;
}

/** The vectors' `time` alone of a dependency's filters. */
export function answerTimeFilter({ time, filter }: Input): unknown {
  const answer = insideDailyWindow(time, { timezone: '', ...filter });
  return 'error' in answer ? { error: `time filter error (${answer.error})` } : { pass: answer.inside };
}
