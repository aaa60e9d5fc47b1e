// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/natural_order.h"

#include <QTest>
#include <algorithm>
#include <string>
#include <vector>

#include "tests/support/test_program.h"

using namespace vizsla;

namespace natural_order_test {

class NaturalOrderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void digits_countAsNumbers()
    {
        std::vector<std::string> sorted{"",
                                        "0",
                                        "00",
                                        "1",
                                        "9",
                                        "10",
                                        "Img1",
                                        "img",
                                        "img-3",
                                        "img2",
                                        "img2a",
                                        "img2b",
                                        "img02c",
                                        "img10",
                                        "img10b2",
                                        "img10b10",
                                        "imga",
                                        "img99999999999999999999998",
                                        "img99999999999999999999999"};
        std::ranges::sort(sorted, NaturallyLess());
        const auto at = [&](const char* name) { return std::ranges::find(sorted, name) - sorted.begin(); };
        QVERIFY(at("img2") < at("img10"));
        QVERIFY(at("img2a") < at("img2b"));
        QVERIFY(at("img2b") < at("img02c"));
        QVERIFY(at("img10b2") < at("img10b10"));
        QVERIFY(at("9") < at("10"));
        QVERIFY(at("img99999999999999999999998") < at("img99999999999999999999999"));
        QVERIFY(at("img10") < at("imga"));
        QVERIFY(at("img") < at("img2"));
    }

    /// Otherwise sorting by it would be undefined, and two names could take each other's place.
    void anyNames_haveOneOrder()
    {
        std::vector<std::string> names{""};
        for (std::size_t i = 0; names.size() < 800; ++i) {
            for (const char* byte : {"0", "1", "a", "-"})
                names.push_back(names[i] + byte);
        }
        for (std::size_t i = 0; i < names.size(); i += 3) {
            for (std::size_t j = 0; j < names.size(); j += 2) {
                const auto order = naturalOrder(names[i], names[j]);
                QVERIFY((order == 0) == (names[i] == names[j]));
                QVERIFY((order < 0) == (naturalOrder(names[j], names[i]) > 0));
                const auto& other = names[(i * 7 + j * 13) % names.size()];
                if (order < 0 && naturalOrder(names[j], other) < 0)
                    QVERIFY(naturalOrder(names[i], other) < 0);
            }
        }
    }
};

}  // namespace natural_order_test

VIZSLA_TEST(tst_natural_order, natural_order_test::NaturalOrderTest)
#include "tst_natural_order.moc"
