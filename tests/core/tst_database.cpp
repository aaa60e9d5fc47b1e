// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>
#include <fstream>

#include "core/store/database.h"
#include "tests/support/results.h"
#include "tests/support/test_program.h"

using namespace vizsla;
using namespace vizsla::test;

namespace database_test {

namespace {

Database databaseWithNotes()
{
    auto database = valueOf(Database::openInMemory());
    valueOf(database.runScript("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT, amount REAL)"));
    return database;
}

void addNote(Database& database, std::optional<std::string> text)
{
    valueOf(database.execute("INSERT INTO note (text) VALUES (?1)", text));
}

std::vector<std::optional<std::string>> notes(Database& database)
{
    return valueOf(database.query("SELECT text FROM note ORDER BY id",
                                  [](const Statement& row) { return row.optionalText(0); }));
}

std::int64_t noteCount(Database& database)
{
    return valueOf(
        database.query("SELECT COUNT(*) FROM note", [](const Statement& row) { return row.integer(0); }))[0];
}

}  // namespace

class TestDatabase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void boundText_roundTrips_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray("");
        QTest::newRow("quotes") << QByteArray("Robert'); DROP TABLE note; -- \"quoted\" ?1 :x");
        QTest::newRow("NUL bytes") << QByteArray("a\0b\0", 4);
        QTest::newRow("Unicode") << QByteArray("Weißkopf-Seeadler 白頭鷲 🦅 e\xcc\x81");
        QTest::newRow("not UTF-8") << QByteArray("\xff\xfe\x80");
        QTest::newRow("a megabyte") << QByteArray(1 << 20, 'x');
    }

    void boundText_roundTrips()
    {
        QFETCH(QByteArray, text);
        auto database = databaseWithNotes();
        addNote(database, text.toStdString());
        QCOMPARE(notes(database).at(0).value(), text.toStdString());
        QCOMPARE(noteCount(database), 1);
    }

    void emptyText_isNotNull()
    {
        auto database = databaseWithNotes();
        addNote(database, "");
        addNote(database, std::nullopt);
        valueOf(database.execute("INSERT INTO note (text) VALUES (?1)", std::string_view()));
        QVERIFY(notes(database)[0] == "");
        QVERIFY(notes(database)[1] == std::nullopt);
        QVERIFY(notes(database)[2] == "");
    }

    void numbers_roundTrip()
    {
        auto database = databaseWithNotes();
        constexpr auto smallest = std::numeric_limits<std::int64_t>::min();
        valueOf(database.execute("INSERT INTO note (id, amount) VALUES (?1, ?2)", smallest, 0.1));
        valueOf(database.query("SELECT id, amount, text FROM note", [&](const Statement& row) {
            [&] {
                QCOMPARE(row.integer(0), smallest);
                QCOMPARE(row.real(1), 0.1);
                QVERIFY(row.isNull(2));
                QVERIFY(!row.optionalInteger(2));
            }();
            return true;
        }));
    }

    void run_countsChangedRows()
    {
        auto database = databaseWithNotes();
        addNote(database, "a");
        addNote(database, "b");
        QCOMPARE(valueOf(database.executeCounted("UPDATE note SET text = ?1", "c")), 2);
        QCOMPARE(valueOf(database.executeCounted("UPDATE note SET text = ?1 WHERE id = 9", "c")), 0);
    }

    void parameterLeftOut_isNullAndNotTheValueOfBefore()
    {
        auto database = databaseWithNotes();
        constexpr std::string_view insert = "INSERT INTO note (text) VALUES (?1)";
        valueOf(database.execute(insert, "before"));
        valueOf(database.execute(insert));
        QVERIFY(notes(database)[1] == std::nullopt);
    }

    void statementWithinItsOwnRows_leavesThemToTheOuterLoop()
    {
        auto database = databaseWithNotes();
        for (const char* text : {"a", "b", "c"})
            addNote(database, text);
        constexpr std::string_view select = "SELECT text FROM note WHERE id >= ?1 ORDER BY id";
        std::vector<std::string> inner;
        const auto readInner = [](const Statement& row) { return row.text(0); };
        const auto readOuter = [&](const Statement& row) {
            for (const std::string& text : valueOf(database.query(select, readInner, 2)))
                inner.push_back(text);
            return row.text(0);
        };
        QVERIFY((valueOf(database.query(select, readOuter, 1)) == std::vector<std::string>{"a", "b", "c"}));
        QVERIFY((inner == std::vector<std::string>{"b", "c", "b", "c", "b", "c"}));
    }

    void valueThatCannotBeBound_isAnError()
    {
        auto database = databaseWithNotes();
        constexpr std::string_view insert = "INSERT INTO note (text) VALUES (?1)";
        QVERIFY(!database.execute(insert, "text", "one value too many"));
        QCOMPARE(noteCount(database), 0);
        VERIFY_OK(database.execute(insert, "text"));
    }

    void watch_decidesWhatIsKept()
    {
        struct Watch : TransactionWatch
        {
            Result<void> begun(Database& database) override
            {
                calls += "begun ";
                return database.execute("INSERT INTO note (text) VALUES ('stamp')");
            }
            Result<void> beforeCommit(Database&) override
            {
                calls += "before ";
                return isAllowed ? Result<void>() : failure(ErrorKind::Cancelled, "another file");
            }
            Result<void> committed(Database&) override
            {
                calls += "after ";
                return isStill ? Result<void>() : failure(ErrorKind::Replaced, "another file by now");
            }

            std::string calls;
            bool isAllowed = false;
            bool isStill = true;
        };
        auto database = databaseWithNotes();
        const auto watch = std::make_shared<Watch>();
        database.setWatch(watch);
        VERIFY_FAILS(database.execute("INSERT INTO note (text) VALUES ('a')"), ErrorKind::Cancelled);
        QCOMPARE(noteCount(database), 0);
        QCOMPARE(std::exchange(watch->calls, {}), std::string("begun before "));
        watch->isAllowed = true;
        QCOMPARE(valueOf(database.executeCounted("INSERT INTO note (text) VALUES ('b')")), 1);
        QCOMPARE(noteCount(database), 2);
        QCOMPARE(std::exchange(watch->calls, {}), std::string("begun before after "));
        // What the watch alone changes does not stay.
        VERIFY_OK(database.transaction([] { return Result<void>(); }));
        QCOMPARE(noteCount(database), 2);
        QCOMPARE(std::exchange(watch->calls, {}), std::string("begun "));
        watch->isStill = false;
        VERIFY_FAILS(database.execute("INSERT INTO note (text) VALUES ('c')"), ErrorKind::Replaced);
        QCOMPARE(noteCount(database), 4);
    }

    void sentences_nameFileAndFolderAndNotWhatSqliteSays()
    {
        const QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath(QStringLiteral("notes")).toStdString();
        {
            auto database = valueOf(Database::open(file, Database::Access::Create));
            valueOf(database.runScript("CREATE TABLE note (text TEXT); INSERT INTO note VALUES ('a')"));
        }
        std::fstream bytes(file, std::ios::in | std::ios::out | std::ios::binary);
        bytes.seekp(4096);
        bytes << std::string(4096, 'x');
        bytes.close();
        auto database = valueOf(Database::open(file, Database::Access::ReadWrite));
        const auto read =
            database.query("SELECT text FROM note", [](const Statement& row) { return row.text(0); });
        VERIFY_FAILS(read, ErrorKind::Corrupt);
        const std::string& sentence = read.error().message;
        QVERIFY2(sentence.starts_with("notes in the folder " + file.parent_path().string()),
                 sentence.c_str());
        for (const char* word : {"malformed", "disk image", "error code", "btree"})
            QVERIFY2(sentence.find(word) == std::string::npos, word);
    }

    void brokenStatement_isAnError()
    {
        auto database = databaseWithNotes();
        VERIFY_FAILS(database.execute("INSERT INTO nowhere VALUES (1)"), ErrorKind::Io);
        VERIFY_FAILS(database.execute(" -- nothing"), ErrorKind::Invalid);
        VERIFY_FAILS(database.runScript("nonsense"), ErrorKind::Io);
    }

    void statement_isUsableAfterAnError()
    {
        auto database = databaseWithNotes();
        constexpr std::string_view insert = "INSERT INTO note (id, text) VALUES (?1, ?2)";
        valueOf(database.execute(insert, 1, "a"));
        VERIFY_FAILS(database.execute(insert, 1, "again"), ErrorKind::Invalid);
        VERIFY_OK(database.execute(insert, 2, "b"));
        QCOMPARE(noteCount(database), 2);
    }

    void query_isUsableAfterAnErrorBetweenRows()
    {
        auto database = databaseWithNotes();
        addNote(database, "[]");
        addNote(database, "no JSON");
        constexpr std::string_view select =
            "SELECT json_array_length(text) FROM note WHERE id <= ?1 ORDER BY id";
        const auto read = [](const Statement& row) { return row.integer(0); };
        QVERIFY(!database.query(select, read, 2));
        QCOMPARE(valueOf(database.query(select, read, 1)).size(), std::size_t{1});
    }

    void transaction_keepsAllOrNothing()
    {
        auto database = databaseWithNotes();
        const auto failing = database.transaction([&]() -> Result<void> {
            addNote(database, "lost");
            return failure(ErrorKind::Cancelled, "stop");
        });
        VERIFY_FAILS(failing, ErrorKind::Cancelled);
        QCOMPARE(noteCount(database), 0);
        VERIFY_OK(database.transaction([&]() -> Result<void> {
            addNote(database, "kept");
            return {};
        }));
        QCOMPARE(noteCount(database), 1);
    }

    void transaction_rollsBackWhenItsCommitFails()
    {
        auto database = databaseWithNotes();
        valueOf(database.runScript(
            "PRAGMA foreign_keys = ON; CREATE TABLE link (note INTEGER REFERENCES note (id) "
            "DEFERRABLE INITIALLY DEFERRED)"));
        VERIFY_FAILS(database.transaction([&] { return database.runScript("INSERT INTO link VALUES (7)"); }),
                     ErrorKind::Invalid);
        VERIFY_OK(database.transaction([&]() -> Result<void> {
            addNote(database, "after");
            return {};
        }));
        QCOMPARE(noteCount(database), 1);
    }

    void transactionInsideAnother_isPartOfIt()
    {
        auto database = databaseWithNotes();
        const auto addInside = [&] {
            return database.transaction([&]() -> Result<void> {
                addNote(database, "inner");
                return {};
            });
        };
        VERIFY_FAILS(database.transaction([&]() -> Result<void> {
            if (!addInside())
                return failure(ErrorKind::Invalid, "inner");
            return failure(ErrorKind::Cancelled, "stop");
        }),
                     ErrorKind::Cancelled);
        QCOMPARE(noteCount(database), 0);
        VERIFY_OK(database.transaction(addInside));
        QCOMPARE(noteCount(database), 1);
    }

    void errorInsideAnotherTransaction_undoesBoth()
    {
        auto database = databaseWithNotes();
        const auto failing = database.transaction([&] {
            addNote(database, "outer");
            return database.transaction([&]() -> Result<void> {
                addNote(database, "inner");
                return failure(ErrorKind::Cancelled, "stop");
            });
        });
        VERIFY_FAILS(failing, ErrorKind::Cancelled);
        QCOMPARE(noteCount(database), 0);
    }

    void movedDatabase_keepsItsStatements()
    {
        auto first = databaseWithNotes();
        addNote(first, "a");
        Database second = std::move(first);
        addNote(second, "b");
        second = databaseWithNotes();
        addNote(second, "c");
        QCOMPARE(noteCount(second), 1);
    }

    void open_failsByNameWhereThereIsNoFile()
    {
        const QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath(QStringLiteral("absent.db")).toStdString();
        for (const auto access : {Database::Access::ReadWrite, Database::Access::ReadOnly}) {
            const auto opened = Database::open(file, access);
            VERIFY_FAILS(opened, ErrorKind::NotFound);
            QVERIFY(opened.error().message.find("absent.db") != std::string::npos);
        }
        QVERIFY(!std::filesystem::exists(file));
    }

    void readOnlyDatabase_refusesToWrite()
    {
        const QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath(QStringLiteral("a.db")).toStdString();
        valueOf(valueOf(Database::open(file, Database::Access::Create)).runScript("CREATE TABLE t (x)"));
        auto database = valueOf(Database::open(file, Database::Access::ReadOnly));
        VERIFY_FAILS(database.execute("INSERT INTO t VALUES (1)"), ErrorKind::ReadOnly);
    }
};

}  // namespace database_test

VIZSLA_TEST(tst_database, database_test::TestDatabase)
#include "tst_database.moc"
