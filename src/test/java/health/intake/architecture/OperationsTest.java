package health.intake.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import health.intake.access.PublicEndpoint;
import health.intake.access.RequiresScope;
import health.intake.access.Scope;
import health.intake.audit.Audited;
import health.intake.audit.Call;
import health.intake.audit.ChangeAudit;
import health.intake.audit.Subject;
import health.intake.database.DeadlockRetry;
import health.intake.id.ProfileId;
import health.intake.platform.RestApplication;
import health.intake.problem.ProblemException;
import health.intake.requestbody.RequestBody;
import health.intake.trail.AuditEntryResponse;
import jakarta.ejb.TransactionAttribute;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Rules for all operations of the API. */
class OperationsTest {

    private static final Set<Class<? extends Annotation>> WRITES =
            Set.of(POST.class, PATCH.class, PUT.class, DELETE.class);

    private static final DescribedPredicate<JavaClass> RESOURCES =
            describe("are resources", type -> type.isAnnotatedWith(Path.class));

    private static final DescribedPredicate<JavaClass> AMBIENT =
            describe("hold something of the request", type -> type.isAnnotatedWith(RequestScoped.class));

    private static final List<JavaMethod> OPERATIONS = Intake.CLASSES.stream()
            .flatMap(type -> type.getMethods().stream())
            .filter(method -> method.isMetaAnnotatedWith(HttpMethod.class))
            .toList();

    @Test
    void everyOperationSaysWhoMayCallIt() {
        assertThat(OPERATIONS).hasSizeGreaterThanOrEqualTo(31);
        assertThat(OPERATIONS)
                .as("an operation that declares nothing is refused at run time; better that it is never built")
                .allMatch(method ->
                        method.isAnnotatedWith(RequiresScope.class) != method.isAnnotatedWith(PublicEndpoint.class));
    }

    @Test
    void anOperationThatNeedsAScopeNamesOne() {
        List<JavaMethod> guarded = OPERATIONS.stream()
                .filter(method -> method.isAnnotatedWith(RequiresScope.class))
                .toList();

        assertThat(guarded).hasSizeGreaterThanOrEqualTo(22);
        assertThat(guarded)
                .as("no scope at all would let nobody in")
                .allMatch(method ->
                        method.getAnnotationOfType(RequiresScope.class).value().length > 0);
    }

    private static List<JavaMethod> writes() {
        return OPERATIONS.stream()
                .filter(method -> WRITES.stream().anyMatch(method::isAnnotatedWith))
                .filter(method -> !isRead(method) && !onlyRefuses(method))
                .toList();
    }

    /** Whether a key that may only read may call it, whichever method carries it. */
    private static boolean isRead(JavaMethod operation) {
        return operation.isAnnotatedWith(RequiresScope.class)
                && List.of(operation.getAnnotationOfType(RequiresScope.class).value())
                        .contains(Scope.PROFILES_VIEW);
    }

    /** Whether it does nothing but tell a problem. */
    private static boolean onlyRefuses(JavaMethod operation) {
        return !operation.getCallsFromSelf().isEmpty()
                && operation.getCallsFromSelf().stream()
                        .allMatch(call -> call.getTargetOwner().isEquivalentTo(ProblemException.class));
    }

    @Test
    void nothingThatIsForReadersWrites() {
        List<JavaMethod> reads =
                OPERATIONS.stream().filter(OperationsTest::isRead).toList();

        assertThat(reads).hasSizeGreaterThanOrEqualTo(4);
        assertThat(reads).allSatisfy(read -> assertThat(transactions(read, new HashSet<>()))
                .as("transactions of %s, for which a key suffices that may only read", read)
                .isEmpty());
    }

    @Test
    void everyWriteIsRetriedAfterADeadlockAndNothingElseIs() {
        List<JavaMethod> writes = writes();

        assertThat(writes).hasSizeGreaterThanOrEqualTo(12);
        assertThat(writes).allSatisfy(write -> assertThat(transactionCalls(write))
                .as("two concurrent changes both hold, and neither gets a 5xx: calls of transactions in %s", write)
                .isNotEmpty()
                .allMatch(OperationsTest::isRetried));
    }

    private static Set<JavaMethodCall> transactionCalls(JavaMethod operation) {
        Set<JavaMethod> seen = new HashSet<>();
        Set<JavaMethod> transactions = transactions(operation, seen);
        seen.add(operation);
        return seen.stream()
                .filter(method -> !Intake.SESSION_BEANS.test(method.getOwner()))
                .flatMap(method -> method.getMethodCallsFromSelf().stream())
                .filter(call -> call.getTarget()
                        .resolveMember()
                        .filter(transactions::contains)
                        .isPresent())
                .collect(Collectors.toSet());
    }

    /** Whether the call is in a lambda of a method that retries it. */
    private static boolean isRetried(JavaMethodCall call) {
        return call.isDeclaredInLambda()
                && call.getOrigin().getMethodCallsFromSelf().stream()
                        .anyMatch(other -> other.getTargetOwner().isEquivalentTo(DeadlockRetry.class));
    }

    @Test
    void everyOperationThatNeedsAKeyIsAudited() {
        assertThat(OPERATIONS)
                .as("who may do something only with a key is recorded doing it")
                .allMatch(
                        method -> method.isAnnotatedWith(RequiresScope.class) == method.isAnnotatedWith(Audited.class));
    }

    @Test
    void everyWriteIsAuditedInItsTransaction() {
        assertThat(writes()).allSatisfy(write -> assertThat(transactions(write, new HashSet<>()))
                .as("transactions of %s: no audit row, no change", write.getFullName())
                .isNotEmpty()
                .allMatch(OperationsTest::isAuditedInTransaction));
    }

    /** The methods of session beans with a transaction that an operation calls, directly or through other classes. */
    private static Set<JavaMethod> transactions(JavaMethod caller, Set<JavaMethod> seen) {
        Set<JavaMethod> found = new HashSet<>();
        caller.getMethodCallsFromSelf().stream()
                .flatMap(call -> call.getTarget().resolveMember().stream())
                .filter(method -> Intake.isOurs(method.getOwner()) && seen.add(method))
                .forEach(method -> {
                    if (!Intake.SESSION_BEANS.test(method.getOwner())) {
                        found.addAll(transactions(method, seen));
                    } else if (!method.isAnnotatedWith(TransactionAttribute.class)) {
                        found.add(method);
                    }
                });
        return found;
    }

    /** Whether the method takes the call as a parameter, and records it. */
    private static boolean isAuditedInTransaction(JavaMethod method) {
        return method.getRawParameterTypes().stream()
                        .findFirst()
                        .filter(type -> type.isEquivalentTo(Call.class))
                        .isPresent()
                && method.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().isEquivalentTo(ChangeAudit.class));
    }

    @Test
    void everyAnswerThatNamesAProfileIsRecordedWithIt() {
        List<JavaClass> answers = Intake.all(
                describe(
                        "are answers that name profiles",
                        type -> type.getSimpleName().endsWith("Response")
                                && type.getFields().stream().anyMatch(field -> field.getAllInvolvedRawTypes().stream()
                                        .anyMatch(part -> part.isEquivalentTo(ProfileId.class)))),
                3);

        assertThat(answers.stream().filter(type -> !type.isAssignableTo(Subject.class)))
                .as("which profiles were disclosed, and to whom, must be told later; the trail does not record itself")
                .extracting(JavaClass::getSimpleName)
                .containsExactly(AuditEntryResponse.class.getSimpleName());
    }

    @Test
    void operationsStandInResources() {
        assertThat(OPERATIONS)
                .as("who looks for an operation looks into classes with a @Path of the name …Resource")
                .allMatch(method -> method.getOwner().isAnnotatedWith(Path.class)
                        && method.getOwner().getSimpleName().endsWith("Resource"));
    }

    @Test
    void everyResourceAndProviderIsListed() {
        Set<String> served = Intake.CLASSES.stream()
                .filter(type -> type.isAnnotatedWith(Path.class) || type.isAnnotatedWith(Provider.class))
                .map(JavaClass::getName)
                .collect(Collectors.toSet());

        assertThat(new RestApplication().getClasses())
                .as("the application scans for nothing: what it does not list is never called")
                .extracting(Class::getName)
                .containsExactlyInAnyOrderElementsOf(served);
    }

    @Test
    void resourcesAreMadeOnce() {
        assertThat(Intake.all(RESOURCES, 7))
                .as(
                        "without a scope Jersey would make them itself, and inject nothing; made for every request they cost"
                                + " more than what they do")
                .allMatch(type -> type.isAnnotatedWith(ApplicationScoped.class));
    }

    @Test
    void resourcesHoldNothingOfARequest() {
        assertThat(Intake.all(RESOURCES, 7))
                .as("what belongs to one request is a parameter, so that no other request can see it")
                .allMatch(type -> type.getFields().stream().noneMatch(field -> field.isAnnotatedWith(Context.class)));
    }

    @Test
    void bodiesAreReadThroughTheHeldBackForm() {
        assertThat(OPERATIONS)
                .as("a body is judged after path, key and object, its media type too: RequestBody, and no @Consumes")
                .allMatch(method -> !method.isAnnotatedWith(Consumes.class)
                        && !method.getOwner().isAnnotatedWith(Consumes.class));
        assertThat(OPERATIONS.stream().filter(method -> method.getRawParameterTypes().stream()
                        .anyMatch(type -> type.isEquivalentTo(RequestBody.class))))
                .hasSizeGreaterThanOrEqualTo(8);
    }

    @Test
    void operationsAnswerRecords() {
        assertThat(OPERATIONS)
                .as("the document of an answer is declared, key by key, in a record; a Response holds one")
                .allMatch(method -> {
                    JavaClass answer = method.getRawReturnType();
                    return answer.isRecord()
                            || answer.isEquivalentTo(Response.class)
                            || answer.isEquivalentTo(void.class)
                            || answer.isEquivalentTo(byte[].class);
                });
    }

    @Test
    void requestsResponsesAndChangesAreRecords() {
        List<JavaClass> wire = Intake.all(
                describe(
                        "are requests, responses or changes",
                        type -> type.isTopLevelClass() && type.getSimpleName().matches(".+(Request|Response|Change)")),
                12);

        assertThat(wire).as("wire types are records").allMatch(JavaClass::isRecord);
    }

    @Test
    void onlyResourcesAndFiltersKnowTheRequest() {
        assertThat(Intake.all(AMBIENT, 2))
                .extracting(JavaClass::getSimpleName)
                .contains("CurrentCaller", "CurrentCall");
        noClasses()
                .that(not(RESOURCES
                        .or(assignableTo(ContainerRequestFilter.class))
                        .or(assignableTo(ContainerResponseFilter.class))
                        .or(AMBIENT)))
                .should()
                .dependOnClassesThat(AMBIENT)
                .because(
                        "nothing below the resource reads ambient state: beans are told who calls, so that a timer can")
                .check(Intake.CLASSES);
    }

    @Test
    void oneMapperAnswersAllExceptions() {
        assertThat(Intake.all(describe("map exceptions", type -> type.isAssignableTo(ExceptionMapper.class)), 1))
                .as("one mapper prints all errors, so that they have one form")
                .hasSize(1);
    }
}
