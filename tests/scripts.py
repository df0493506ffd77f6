"""Canvases in many scripts, made of a few phrases each."""

from __future__ import annotations

# ruff: noqa: E501 -- a language a line
from bmcreport.model.canvas import Canvas
from tests.shipped import stock

PHRASES: dict[str, tuple[str, ...]] = {
    "ar": (
        "شركاء التوزيع في الشرق الأوسط",
        "منصة OpenAI للمطورين (API) منذ 2023",
        "إيرادات الاشتراكات 45% و€600M من العقود",
        "عملاء من القطاع العام، والجامعات؛ والبنوك",
        "لا إله إلا الله والسَّلامُ عَلَيْكُمْ",
    ),
    "he": (
        "שותפים אסטרטגיים באירופה",
        "מודלים פתוחים (Open Weights) למפתחים",
        "הכנסות של 11.7 מיליארד € בשנת 2025",
        "שָׁלוֹם לקוחות, עסקים וממשלות",
        "תמיכה בעברית ובאנגלית: API, SDK",
    ),
    "fa": (
        "شرکای توزیع در خاورمیانه",
        "مدل‌های باز (API) برای توسعه‌دهندگان",
        "درآمد اشتراک: ۴۵٪ و 600 میلیون €",
        "پشتیبانی: ChatGPT، GPT-4 و Claude 3.5 Sonnet",
        "کتابِ مُحَمَّد و شَرِکَت‌ها",
    ),
    "hi": (
        "रणनीतिक साझेदार और वितरक",
        "खुले मॉडल, जिन्हें कोई भी चला सकता है",
        "सदस्यता से आय: ₹500 प्रति माह",
        "क्षेत्रीय भाषाओं में ग्राहक सेवा",
        "विद्यार्थियों के लिए निःशुल्क",
    ),
    "th": (
        "พันธมิตรเชิงกลยุทธ์และผู้จัดจำหน่าย",
        "รูปแบบธุรกิจของเราให้บริการลูกค้าองค์กรทั่วประเทศ",
        "รายได้จากค่าสมาชิก 299 บาทต่อเดือน",
        "ทำงานร่วมกับมหาวิทยาลัยและหน่วยงานรัฐ",
        "น้ำดื่ม ผู้ใช้ ที่นี่",
    ),
    "ja": (
        "戦略的パートナーと販売代理店",
        "開発者向けのオープンモデル(API)を提供する",
        "「サブスクリプション」による収益、月額2,000円。",
        "大学や官公庁などの公共部門の顧客",
        "チャットボット・アシスタント",
    ),
    "zh": ("战略合作伙伴和分销商", "面向开发者的开放模型(API),可自行部署", "订阅收入:每月¥99。", "政府与企业客户", "开源社区"),
    "ko": ("전략적 파트너와 유통사", "개발자를 위한 공개 모델(API)", "구독 수익: 월 9,900원", "공공 부문 고객", "커뮤니티"),
    "vi": ("Đối tác chiến lược và nhà phân phối", "Mô hình mở cho lập trình viên (API)", "Doanh thu thuê bao: 99.000₫", "Khách hàng khu vực công", "Cộng đồng"),
    "el": ("Στρατηγικοί εταίροι και διανομείς", "Ανοικτά μοντέλα για προγραμματιστές", "Έσοδα: 99 € τον μήνα", "ἀρχὴ σοφίας", "Κοινότητα"),
    "ru": ("Стратегические партнёры и дистрибьюторы", "Открытые модели для разработчиков", "Подписка: 990 ₽ в месяц", "Ѣдинъ ѿ двою", "Сообщество"),
    "en": (
        "Hello 😀 emoji ✅ and 👩‍💻 coders",
        "Partners in Ελλάδα, Україна, ישראל and مصر",
        "日本語 and ภาษาไทย and हिन्दी",
        "Café e\u0301 naïve ½ ≥ 3",
        "Revenue in ₹, ₽, ₪ and ₫",
    ),
}  # fmt: skip


def canvas_in(language: str, items: int = 4) -> Canvas:
    """A canvas whose blocks hold the phrases of a language in turn."""
    phrases, names = PHRASES[language], stock().layout.blocks
    blocks = {
        key: {
            "items": [
                {"text": phrases[(number + index) % 5], "detail": phrases[(number + index + 2) % 5]}
                for index in range(items)
            ]
        }
        for number, key in enumerate(names)
    }
    company = {"name": phrases[0], "tagline": phrases[1]}
    return Canvas.model_validate({"company": company, "lang": language, "blocks": blocks, "designed_by": phrases[4]})
