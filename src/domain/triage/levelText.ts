/** The text as the cues see it, every character knowing where it came from. */
export interface LevelText {
  readonly plain: string;
  /** Of each UTF-16 unit of `plain`: where its source begins and ends in the original. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** A statement is made early; what comes after this is read by people, not by triage. */
const longest = 20_000;

/** Traditional characters of the calls' vocabulary; the rest of the script is told apart by its neighbours. */
const traditional = '殺殴毆傷開槍誰嗎說話電話號碼車禍東門樓頂搶劫竊盜騙錢轉賬銀會報警聽見裡裏鄰兒燒煙濃氣漏煤媽爸爺孫沒無動靜醫院藥護視頻線網絡協調處理給從後來時間現場還過讓與對個們這幾歲雞鴨貓魚鳥樹葉橋隧國際體應該請問問題證戶稅務費單據離婚養強逼綁鎖關閉嚇罵點認識親屬墜臺灣廠';
const simplified = '杀殴殴伤开枪谁吗说话电话号码车祸东门楼顶抢劫窃盗骗钱转账银会报警听见里里邻儿烧烟浓气漏煤妈爸爷孙没无动静医院药护视频线网络协调处理给从后来时间现场还过让与对个们这几岁鸡鸭猫鱼鸟树叶桥隧国际体应该请问问题证户税务费单据离婚养强逼绑锁关闭吓骂点认识亲属坠台湾厂';
const simpler = new Map([...traditional].map((letter, at) => [letter, [...simplified][at] ?? letter]));

/**
 * Levels width, case, script, dialect and the usual typos. `plain` may differ in length from the text (NFKC, words of
 * another length), the offsets tell where each character stood; control characters become a break.
 */
export const levelText = (text: string, respell: readonly (readonly [string, string])[]): LevelText => {
  const folded = fold(text.slice(0, longest));
  if (respell.length === 0) return folded;
  const { pattern, meaning } = spellingOf(respell);
  const out: { plain: string; starts: number[]; ends: number[] } = { plain: '', starts: [], ends: [] };
  const copy = (from: number, to: number): void => {
    out.plain += folded.plain.slice(from, to);
    for (let at = from; at < to; at += 1) {
      out.starts.push(folded.starts[at] ?? 0);
      out.ends.push(folded.ends[at] ?? 0);
    }
  };
  let from = 0;
  for (const { 0: word, index } of folded.plain.matchAll(pattern)) {
    copy(from, index);
    const known = meaning.get(word) ?? word;
    out.plain += known;
    for (let each = 0; each < known.length; each += 1) {
      out.starts.push(folded.starts[index] ?? 0);
      out.ends.push(folded.ends[index + word.length - 1] ?? 0);
    }
    from = index + word.length;
  }
  copy(from, folded.plain.length);
  return out;
};

const fold = (text: string): LevelText => {
  let plain = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const letter of text) {
    const level = /[\p{Cc}\p{Cf}\s]/u.test(letter) ? ' ' : [...letter.normalize('NFKC').toLowerCase()].map((each) => simpler.get(each) ?? each).join('');
    plain += level;
    for (let each = 0; each < level.length; each += 1) {
      starts.push(at);
      ends.push(at + letter.length);
    }
    at += letter.length;
  }
  return { plain, starts, ends };
};

interface Spelling {
  readonly pattern: RegExp;
  readonly meaning: ReadonlyMap<string, string>;
}

const spellings = new WeakMap<readonly (readonly [string, string])[], Spelling>();

/** Longest words first, so that `细伢子` is not read as `伢子`. */
const spellingOf = (respell: readonly (readonly [string, string])[]): Spelling => {
  const known = spellings.get(respell);
  if (known !== undefined) return known;
  const words = respell.map(([word]) => word).sort((one, other) => other.length - one.length);
  const made = { pattern: new RegExp(words.map(escaped).join('|'), 'gu'), meaning: new Map(respell) };
  spellings.set(respell, made);
  return made;
};

export const escaped = (word: string): string => word.replaceAll(/[\\^$.*+?()[\]{}|/-]/gu, String.raw`\$&`);
