// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sound_states.h"

#include <sys/stat.h>

#include <QTest>
#include <fstream>

#include "core/store/file_state.h"
#include "core/store/image_repository.h"
#include "core/store/labeler_repository.h"
#include "core/store/prediction_repository.h"
#include "core/store/study_file.h"
#include "tests/support/results.h"
#include "tests/support/study_fixture.h"
#include "tests/support/test_program.h"

namespace fs = std::filesystem;
using namespace vizsla;
using namespace vizsla::test;

namespace sound_states_test {

namespace {

/// A study that was closed long ago, as `later` has it.
struct Kept : StudyFixture
{
    Kept()
    {
        valueOf(LabelerRepository(study()).add("Ann"));
        close();
        states.keep(file(), SoundStates::stateOf(file()), later);
    }

    bool isKnown(UtcTime now = later) const
    {
        return states.holds(file(), SoundStates::stateOf(file()), now);
    }

    /// Of a model, in the file that stays open; their checksum is that of what was written before.
    void addChangedPredictions()
    {
        reopen();
        addTestSet("set", "cup mug");
        PredictionRepository repository(study());
        const ModelId model = valueOf(repository.modelId("model"));
        const TestSetId testSet = valueOf(ImageRepository(study()).testSets()).front().id;
        valueOf(repository.write(model, testSet, Predictions{1, {0, 1}, {}}, {}));
        run("UPDATE prediction SET classes = x'01000100'");
    }

    static constexpr UtcTime later = utcFromMicros(4'000'000'000'000'000);  // 2096
    const SoundStates states{folder() / "caches" / "vizsla"};
};

/// Writes the same bytes once more, until the clock of the file system has gone on since it was last written.
void writeAgain(const fs::path& file, std::streamoff at, const std::string& bytes)
{
    const auto before = stateOf(file);
    do {
        std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
        stream.seekp(at);
        stream << bytes;
    } while (stateOf(file) == before);
}

std::string byteAt(const fs::path& file, std::streamoff at)
{
    std::ifstream stream(file, std::ios::binary);
    stream.seekg(at);
    return std::string(1, static_cast<char>(stream.get()));
}

void writeByteAgain(const fs::path& file, std::streamoff at)
{
    writeAgain(file, at, byteAt(file, at));
}

}  // namespace

class SoundStatesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void studyThatWasReadOver_isKnownUntilItIsWritten()
    {
        Kept study;
        QVERIFY(study.isKnown());
        writeByteAgain(study.file(), 5000);
        QVERIFY(!study.isKnown());
    }

    void anotherFileOfTheSameTimeAndSize_isNotKnown()
    {
        Kept study;
        const fs::path copy = study.folder() / "copy";
        fs::copy_file(study.file(), copy);
        fs::last_write_time(copy, fs::last_write_time(study.file()));
        fs::rename(copy, study.file());
        QVERIFY(!study.isKnown());
    }

    void timesThatWereSetBack_areNoticed()
    {
        Kept study;
        const auto before = fs::last_write_time(study.file());
        writeByteAgain(study.file(), 5000);
        fs::last_write_time(study.file(), before);
        QVERIFY(!study.isKnown());
    }

    void log_isPartOfTheState()
    {
        Kept study;
        std::ofstream(withSuffix(study.file(), "-wal")) << "something";
        QVERIFY(!study.isKnown());
    }

    void studyOfAnotherPlace_isNotKnown()
    {
        Kept study;
        QVERIFY(!study.states.holds(study.folder() / "other.vizsla", SoundStates::stateOf(study.file()),
                                    Kept::later));
        QVERIFY(SoundStates::stateOf(study.folder() / "none.vizsla").empty());
        QVERIFY(!study.states.holds(study.folder() / "none.vizsla", {}, Kept::later));
    }

    void stateThatIsYoungOrPast_isNotKept()
    {
        Kept study;
        writeByteAgain(study.file(), 5000);
        const std::string state = SoundStates::stateOf(study.file());
        const UtcTime changed = utcFromMicros(stateOf(study.file())->changed / 1000);
        study.states.keep(study.file(), state, changed + oneSecond);
        QVERIFY(!study.isKnown());
        study.states.keep(study.file(), state + "0", changed + 9 * oneSecond);
        QVERIFY(!study.isKnown());
        study.states.keep(study.file(), state, changed + 9 * oneSecond);
        QVERIFY(study.isKnown(changed + 9 * oneSecond));
    }

    void damage_isFoundInAStudyThatWasSound()
    {
        Kept study;
        study.clock.setUtc(Kept::later);
        const fs::path caches = study.folder() / "caches" / "vizsla";
        VERIFY_OK(valueOf(StudyFile::openToRead(study.file(), study.clock))->checkForFigures(caches));
        QVERIFY(study.isKnown());
        writeAgain(study.file(), 3 * 4096, std::string(2000, 'x'));
        const auto opened = StudyFile::openToRead(study.file(), study.clock);
        QVERIFY(!opened || !(*opened)->checkForFigures(caches));
    }

    void state_isKnownForAnHour()
    {
        const Kept study;
        constexpr Micros hour = std::chrono::hours(1);
        QVERIFY(study.isKnown(Kept::later + hour));
        QVERIFY(!study.isKnown(Kept::later + hour + Micros(1)));
        QVERIFY(!study.isKnown(Kept::later - Micros(1)));
    }

    void forgottenState_isNotKnown()
    {
        const Kept study;
        study.states.forget(study.file());
        QVERIFY(!study.isKnown());
    }

    void whatIsNoFile_isNotReadNorWaitedFor()
    {
        const Kept study;
        const fs::path place = fs::directory_iterator(study.folder() / "caches" / "vizsla")->path();
        fs::remove(place);
        QCOMPARE(::mkfifo(place.c_str(), 0600), 0);
        QVERIFY(!study.isKnown());
        study.states.keep(study.file(), SoundStates::stateOf(study.file()), Kept::later);
        QVERIFY(study.isKnown());
    }

    /// Bits that turn on the disk change no time.
    void changedPredictions_areFoundInAStudyThatIsKnown()
    {
        Kept study;
        study.addChangedPredictions();
        study.close();
        study.clock.setUtc(Kept::later);
        study.states.keep(study.file(), SoundStates::stateOf(study.file()), Kept::later);
        QVERIFY(study.isKnown());
        const auto opened = valueOf(StudyFile::openToRead(study.file(), study.clock));
        VERIFY_FAILS(opened->checkForFigures(study.folder() / "caches" / "vizsla"), ErrorKind::Corrupt);
        QVERIFY(!study.isKnown());
    }

    void predictionsLeftToTheReader_areComparedWhereTheyAreOfNobody()
    {
        Kept study;
        study.addChangedPredictions();
        const fs::path caches = study.folder() / "caches" / "vizsla";
        const auto check = [&] {
            study.close();
            study.clock.setUtc(Kept::later);
            study.states.keep(study.file(), SoundStates::stateOf(study.file()), Kept::later);
            const auto opened = valueOf(StudyFile::openToRead(study.file(), study.clock));
            return opened->checkForFigures(caches, ComparedColumns::OfVerdicts);
        };
        VERIFY_OK(check());
        QVERIFY(study.isKnown());
        study.reopen();
        study.run("PRAGMA foreign_keys = OFF");
        study.run("DELETE FROM model");
        VERIFY_FAILS(check(), ErrorKind::Corrupt);
        QVERIFY(!study.isKnown());
    }

    void withoutAFolder_nothingIsKnown()
    {
        Kept study;
        const SoundStates nowhere{fs::path()};
        const std::string state = SoundStates::stateOf(study.file());
        nowhere.keep(study.file(), state, Kept::later);
        QVERIFY(!nowhere.holds(study.file(), state, Kept::later));
    }
};

}  // namespace sound_states_test

VIZSLA_TEST(tst_sound_states, sound_states_test::SoundStatesTest)
#include "tst_sound_states.moc"
