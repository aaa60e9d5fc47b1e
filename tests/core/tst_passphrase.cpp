// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/resource.h>

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include "core/people/passphrase.h"
#include "core/people/throttle.h"
#include "core/store/passphrase_repository.h"
#include "core/store/study_file.h"
#include "tests/support/results.h"
#include "tests/support/study_fixture.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;
using namespace std::chrono_literals;

namespace passphrase_test {

namespace {

std::string hashOf(std::string_view text)
{
    return valueOf(hashPassphrase(Passphrase(text)));
}

/// Of six characters and 1 MiB, so that the tests of what a hash may look like are quick.
const std::string cheapHash =
    "$argon2id$v=19$m=1024,t=1,p=1$fGhP6phcg/VxbwqXjaH+7g$38XALz+iMmK8JHUustUOMKD4tCKXATyKfFhQlHKQ/fM";

std::int64_t bytesOfAddressSpace()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no /proc");
    return file.readAll().split(' ').front().toLongLong() * 4096;
}

/// Less memory for the process than a hash takes, for as long as this lives.
class LittleMemory
{
public:
    LittleMemory()
    {
        ::getrlimit(RLIMIT_AS, &m_before);
        rlimit little = m_before;
        little.rlim_cur = static_cast<rlim_t>(bytesOfAddressSpace() + (16 << 20));
        ::setrlimit(RLIMIT_AS, &little);
    }
    ~LittleMemory() { ::setrlimit(RLIMIT_AS, &m_before); }
    LittleMemory(const LittleMemory&) = delete;
    LittleMemory& operator=(const LittleMemory&) = delete;

private:
    rlimit m_before{};
};

}  // namespace

class PassphraseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hash_verifiesWhatItWasMadeOfAndNothingElse()
    {
        const std::string hash = hashOf("correct horse");
        QVERIFY(valueOf(verifyPassphrase(Passphrase("correct horse"), hash)));
        for (const char* other :
             {"correct horsf", "correct horse ", "Correct horse", "correct hors", "", " "})
            QVERIFY2(!valueOf(verifyPassphrase(Passphrase(other), hash)), other);
    }

    void hash_holdsItsCostsAndNotThePassphrase()
    {
        const std::string hash = hashOf("correct horse");
        QVERIFY2(hash.starts_with("$argon2id$v=19$m=65536,t=3,p=1$"), hash.c_str());
        QVERIFY(hash.find("horse") == std::string::npos);
        QVERIFY(hash.size() < 128);
    }

    void salt_isAnotherEachTime() { QVERIFY(hashOf("correct horse") != hashOf("correct horse")); }

    void bytes_countAsTheyAreGiven()
    {
        const std::string hash = hashOf("größe 李🦈");
        QVERIFY(valueOf(verifyPassphrase(Passphrase("größe 李🦈"), hash)));
        // The same to the eye: o and a combining diaeresis.
        QVERIFY(!valueOf(verifyPassphrase(Passphrase("gro\u0308ße 李🦈"), hash)));
        const std::string withNul("abc\0def", 7);
        QVERIFY(valueOf(verifyPassphrase(Passphrase(withNul), hashOf(withNul))));
        QVERIFY(!valueOf(verifyPassphrase(Passphrase(std::string("abc\0deg", 7)), hashOf(withNul))));
    }

    void length_isCountedInCharacters_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<bool>("isFine");
        QTest::newRow("empty") << std::string() << false;
        QTest::newRow("five") << std::string("abcde") << false;
        QTest::newRow("six") << std::string("abcdef") << true;
        QTest::newRow("five of two bytes") << std::string("äöüäö") << false;
        QTest::newRow("six of four bytes") << std::string("🦈🦈🦈🦈🦈🦈") << true;
        QTest::newRow("longest") << std::string(1000, 'x') << true;
        QTest::newRow("longer") << std::string(1001, 'x') << false;
        QTest::newRow("very long") << std::string(50'000'000, 'x') << false;
    }
    void length_isCountedInCharacters()
    {
        QFETCH(std::string, text);
        QFETCH(bool, isFine);
        const Passphrase passphrase(text);
        QCOMPARE(checkPassphrase(passphrase).has_value(), isFine);
        if (isFine)
            QVERIFY(valueOf(verifyPassphrase(passphrase, valueOf(hashPassphrase(passphrase)))));
        else
            VERIFY_FAILS(hashPassphrase(passphrase), ErrorKind::Invalid);
    }

    void tooLong_isWrongAtOnce()
    {
        QVERIFY(!valueOf(verifyPassphrase(Passphrase(std::string(1001, 'x')), hashOf("correct horse"))));
    }

    void hashOfOtherCosts_verifies()
    {
        QVERIFY(valueOf(verifyPassphrase(Passphrase("secret"), cheapHash)));
        QVERIFY(!valueOf(verifyPassphrase(Passphrase("secreT"), cheapHash)));
    }

    void hostileHash_isRefusedQuickly_data()
    {
        QTest::addColumn<std::string>("hash");
        const std::string rest = "$fGhP6phcg/VxbwqXjaH+7g$38XALz+iMmK8JHUustUOMKD4tCKXATyKfFhQlHKQ/fM";
        const auto row = [&](const char* costs) {
            QTest::newRow(costs) << "$argon2id$v=19$" + (costs + rest);
        };
        row("m=1048577,t=1,p=1");
        row("m=4294967295,t=3,p=1");
        row("m=18446744073709551615,t=3,p=1");
        row("m=18446744073709551616,t=3,p=1");
        row("m=36028797018963968,t=1024,p=1");
        row("m=65536,t=4294967295,p=1");
        row("m=1048576,t=5,p=1");
        row("m=8,t=18446744073709551615,p=1");
        row("m=65536,t=3,p=16777215");
        row("m=-1,t=3,p=1");
        row("m=,t=3,p=1");
        row("m=65536,p=1,t=3");
        QTest::newRow("empty") << std::string();
        QTest::newRow("plain text") << std::string("secret");
        QTest::newRow("another kind") << "$argon2i$v=19$m=1024,t=1,p=1" + rest;
        QTest::newRow("another version") << "$argon2id$v=16$m=1024,t=1,p=1" + rest;
        QTest::newRow("long") << cheapHash + std::string(10'000'000, 'A');
        QTest::newRow("nul") << std::string(100, '\0');
    }
    void hostileHash_isRefusedQuickly()
    {
        QFETCH(std::string, hash);
        const LittleMemory little;
        QElapsedTimer timer;
        timer.start();
        VERIFY_FAILS(verifyPassphrase(Passphrase("secret"), hash), ErrorKind::Invalid);
        QVERIFY(timer.elapsed() < 50);
    }

    void damagedHash_opensNothing_data()
    {
        QTest::addColumn<std::string>("hash");
        QTest::newRow("cut") << cheapHash.substr(0, 60);
        QTest::newRow("no sum") << cheapHash.substr(0, cheapHash.rfind('$') + 1);
        QTest::newRow("no salt") << std::string("$argon2id$v=19$m=1024,t=1,p=1$$");
        QTest::newRow("nothing behind") << std::string("$argon2id$v=19$m=1024,t=1,p=1$");
        QTest::newRow("not base64") << std::string(
            "$argon2id$v=19$m=1024,t=1,p=1$????????????????$!!!!!!!!!!!");
        QTest::newRow("no memory") << std::string(
            "$argon2id$v=19$m=0,t=0,p=1$Sa2jHTV05mllRb$BeYaDWTmDZ6Nw7mHNtTKI3");
        QTest::newRow("more behind") << cheapHash + "AAAA";
    }
    void damagedHash_opensNothing()
    {
        QFETCH(std::string, hash);
        for (const char* tried : {"secret", "", "??????"})
            QVERIFY(!verifyPassphrase(Passphrase(tried), hash).value_or(false));
    }

    void lackOfMemory_isNotTakenForAWrongPassphrase()
    {
#if defined(__SANITIZE_ADDRESS__)
        QSKIP("the sanitizer takes all address space there is");
#endif
        const std::string hash = hashOf("correct horse");
        const LittleMemory little;
        VERIFY_FAILS(verifyPassphrase(Passphrase("correct horse"), hash), ErrorKind::Io);
        VERIFY_FAILS(hashPassphrase(Passphrase("correct horse")), ErrorKind::Io);
    }

    void movedPassphrase_leavesNothingBehind()
    {
        Passphrase first("secret");
        const Passphrase second(std::move(first));
        QCOMPARE(second.text(), std::string_view("secret"));
        QVERIFY(first.text().empty());
    }

    void study_keepsAHashForEachLabelerAndTheCoordinator()
    {
        StudyFixture fixture;
        const PassphraseHolder ada{fixture.addLabeler("Ada").id};
        const PassphraseHolder ben{fixture.addLabeler("Ben").id};
        const PassphraseHolder coordinator;
        const auto hash = [&](const PassphraseHolder& holder) {
            return valueOf(PassphraseRepository(fixture.study()).hash(holder)).value_or("none");
        };
        QCOMPARE(hash(ada) + hash(ben) + hash(coordinator), std::string("nonenonenone"));
        valueOf(PassphraseRepository(fixture.study()).setHash(ada, "of Ada"));
        valueOf(PassphraseRepository(fixture.study()).setHash(coordinator, "of the coordinator"));
        fixture.reopen();
        QCOMPARE(hash(ada), std::string("of Ada"));
        QCOMPARE(hash(ben), std::string("none"));
        QCOMPARE(hash(coordinator), std::string("of the coordinator"));
        valueOf(PassphraseRepository(fixture.study()).setHash(ada, std::nullopt));
        QCOMPARE(hash(ada), std::string("none"));
        QCOMPARE(hash(coordinator), std::string("of the coordinator"));
        valueOf(PassphraseRepository(fixture.study()).setHash(coordinator, std::nullopt));
        QCOMPARE(hash(coordinator), std::string("none"));
    }

    void wrongTries_costMoreEachTime()
    {
        FakeClock clock;
        Throttle tries(clock);
        const auto waits = [&] {
            QList<std::int64_t> seconds;
            for (int count = 0; count < 10; ++count) {
                tries.add();
                seconds << tries.wait() / oneSecond;
            }
            return seconds;
        };
        QCOMPARE(tries.wait(), Micros(0));
        QCOMPARE(waits(), (QList<std::int64_t>{0, 0, 2, 4, 8, 16, 32, 60, 60, 60}));
        clock.advance(59s);
        QCOMPARE(tries.wait(), Micros(1'000'000));
        // The computer's time can be set; the steady clock cannot.
        clock.setUtc({});
        QCOMPARE(tries.wait(), Micros(1'000'000));
        clock.advance(5s);
        QCOMPARE(tries.wait(), Micros(0));
        tries.forget();
        QCOMPARE(waits().first(), 0);
    }
};

}  // namespace passphrase_test

VIZSLA_TEST(tst_passphrase, passphrase_test::PassphraseTest)
#include "tst_passphrase.moc"
