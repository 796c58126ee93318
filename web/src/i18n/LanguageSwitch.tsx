import { useStore } from '../common/store';
import { language, setLanguage, useT } from '.';

export function LanguageSwitch() {
  const t = useT();
  const now = useStore(language, (code) => code);
  const other = now === 'zh' ? 'en' : 'zh';
  return (
    <button type="button" className="plain" lang={other === 'zh' ? 'zh-CN' : 'en'} onClick={() => setLanguage(other)}>
      {t.header.language}
    </button>
  );
}
