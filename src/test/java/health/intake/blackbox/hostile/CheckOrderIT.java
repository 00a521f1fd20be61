package health.intake.blackbox.hostile;

import health.intake.blackbox.driver.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Contract 1.3: of two problems in one request, the one that is checked first is answered. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CheckOrderIT {

    private final FaultyScene scene = new FaultyScene();
    private final FaultyRegistrations registrations = new FaultyRegistrations();
    private final FaultyPatients patients = new FaultyPatients();

    /** Each fault together with each that comes after it in the order; those of one stage exclude each other. */
    private static Stream<DynamicTest> pairs(FaultyRequest request, List<Fault> faults) {
        List<DynamicTest> tests = new ArrayList<>();
        for (Fault earlier : faults) {
            for (Fault later : faults) {
                if (earlier.stage() < later.stage()) {
                    tests.add(DynamicTest.dynamicTest(
                            request + ": " + earlier + " before " + later, () -> isTold(request, earlier, later)));
                }
            }
        }
        return tests.stream();
    }

    private static void isTold(FaultyRequest request, Fault earlier, Fault later) {
        Answer answer = earlier.in(later.in(request)).send();
        if (later.mayBeRefusedEarlier() && answer.status() == later.status()) {
            answer.isProblem(later.status(), later.code());
        } else {
            answer.isProblem(earlier.status(), earlier.code());
        }
    }

    private static Stream<DynamicTest> alone(FaultyRequest request, List<Fault> faults) {
        return faults.stream()
                .map(fault -> DynamicTest.dynamicTest(
                        request + ": " + fault,
                        () -> fault.in(request).send().isProblem(fault.status(), fault.code())));
    }

    private static Stream<DynamicTest> check(FaultyRequest request, List<Fault> faults) {
        return Stream.concat(alone(request, faults), pairs(request, faults));
    }

    @TestFactory
    Stream<DynamicTest> creatingAProfile() {
        return check(scene.creation(), scene.creationFaults());
    }

    @TestFactory
    Stream<DynamicTest> changingAProfile() {
        return check(scene.change(), scene.changeFaults());
    }

    @TestFactory
    Stream<DynamicTest> changingADeactivatedProfile() {
        return check(scene.deactivatedChange(), scene.deactivatedChangeFaults());
    }

    @TestFactory
    Stream<DynamicTest> deactivatingAProfile() {
        return check(scene.deactivation(), scene.deactivationFaults());
    }

    @TestFactory
    Stream<DynamicTest> restoringAProfile() {
        return check(scene.restoration(), scene.restorationFaults());
    }

    @TestFactory
    Stream<DynamicTest> movingAProfile() {
        return check(scene.move(), scene.moveFaults());
    }

    @TestFactory
    Stream<DynamicTest> gettingAProfile() {
        return check(scene.read(), scene.readFaults());
    }

    @TestFactory
    Stream<DynamicTest> erasingAPerson() {
        return check(scene.erasure(), scene.erasureFaults());
    }

    @TestFactory
    Stream<DynamicTest> gettingAnErasedProfile() {
        return check(scene.erasedRead(), scene.erasedReadFaults());
    }

    @TestFactory
    Stream<DynamicTest> changingAnErasedProfile() {
        return check(scene.erasedChange(), scene.erasedChangeFaults());
    }

    @TestFactory
    Stream<DynamicTest> lookingAProfileUp() {
        return check(scene.lookUp(), scene.lookUpFaults());
    }

    @TestFactory
    Stream<DynamicTest> listingAGroup() {
        return check(scene.list(), scene.listFaults());
    }

    @TestFactory
    Stream<DynamicTest> registeringAPatientByKey() {
        return check(registrations.byKey(), registrations.faultsByKey());
    }

    @TestFactory
    Stream<DynamicTest> registeringAPatientWithoutAKey() {
        return check(registrations.keyless(), registrations.keylessFaults());
    }

    @TestFactory
    Stream<DynamicTest> changingAPatient() {
        return check(patients.change(), patients.changeFaults());
    }

    @TestFactory
    Stream<DynamicTest> gettingAPatient() {
        return check(patients.read(), patients.readFaults());
    }

    @TestFactory
    Stream<DynamicTest> creatingAnApiKey() {
        return check(scene.keyCreation(), scene.keyCreationFaults());
    }

    @TestFactory
    Stream<DynamicTest> changingAnApiKey() {
        return check(scene.keyChange(), scene.keyChangeFaults());
    }

    @TestFactory
    Stream<DynamicTest> rotatingAnApiKey() {
        return check(scene.rotation(), scene.rotationFaults());
    }

    @TestFactory
    Stream<DynamicTest> exportingARecord() {
        return check(scene.export(), scene.exportFaults());
    }

    @TestFactory
    Stream<DynamicTest> listingAccesses() {
        return check(scene.accesses(), scene.accessesFaults());
    }

    @TestFactory
    Stream<DynamicTest> erasingAPersonWhoIsHeld() {
        return alone(scene.heldErasure(), scene.heldErasureFaults());
    }

    @TestFactory
    Stream<DynamicTest> placingALegalHold() {
        return check(scene.legalHold(), scene.legalHoldFaults());
    }

    @TestFactory
    Stream<DynamicTest> changingAProfileGroup() {
        return check(scene.groupChange(), scene.groupChangeFaults());
    }
}
