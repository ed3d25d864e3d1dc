package safar.contract.policy;

import java.util.List;

/** What a slice says of the rules that it lives by, so that they can be published, checked and read like all others. */
public interface PolicyKind {

    PolicyName name();

    /**
     * What is wrong with a document, which is readable YAML with an object at its root; empty when it can be published. A document that
     * was published once is never refused by a later release.
     */
    List<PolicyProblem> check(String document);

    /** The policy that ships, version 1, in YAML: in force until another is published. */
    String standard();
}
